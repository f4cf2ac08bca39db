//! What styles declare, and the colors and lengths in them.

/// Declarations in small letters and without blanks; of those of one property the last counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style(Vec<(String, String)>);

impl Style {
    /// Reads `color: red; top: 1pt`.
    pub fn read(text: &str) -> Self {
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        let declarations = text.split(';').filter_map(|it| it.split_once(':'));
        let declared = declarations.map(|(property, value)| {
            let value = plain(value);
            (plain(property), value.strip_suffix("!important").unwrap_or(&value).to_owned())
        });
        Self(declared.collect())
    }

    /// These declarations and then others, which count more.
    pub fn and(mut self, other: &Self) -> Self {
        self.0.extend(other.0.iter().cloned());
        self
    }

    /// The value of a property.
    pub fn value(&self, property: &str) -> Option<&str> {
        self.0.iter().rev().find(|(it, _)| it == property).map(|(_, value)| &**value)
    }

    /// The length of a property, in tenths of a point.
    pub fn length(&self, property: &str) -> Option<i32> {
        self.value(property).and_then(length)
    }

    /// Whether it is that of bold letters.
    pub fn is_bold(&self) -> bool {
        self.value("font-weight").is_some_and(|it| it.starts_with("bold") || it.starts_with('7'))
    }

    /// How far the first line of an element stands from the left, in tenths of a point.
    pub fn indent(&self) -> i32 {
        // Of four lengths in one declaration the blanks were taken out: they say nothing more.
        let indents = self.0.iter().filter(|(it, _)| matches!(&**it, "padding-left" | "margin-left" | "text-indent"));
        indents.filter_map(|(_, value)| length(value)).sum::<i32>().max(0)
    }
}

/// A length in tenths of a point.
pub fn length(text: &str) -> Option<i32> {
    let unit = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    let (number, unit) = text.split_at(unit);
    let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
    let is_negative = whole.starts_with('-');
    let whole: i32 = if matches!(whole, "" | "-") { 0 } else { whole.parse().ok()? };
    let tenth = tenths.chars().next().and_then(|c| c.to_digit(10)).and_then(|it| i32::try_from(it).ok())?;
    let tenths = whole.checked_mul(10)?.checked_add(if is_negative { -tenth } else { tenth })?;
    let points = match unit {
        "pt" | "" => 100,
        "px" => 75,
        "em" | "rem" => 1000,
        "in" => 7200,
        "cm" => 2835,
        "%" => 500,
        _ => return None,
    };
    Some(tenths.checked_mul(points)? / 100)
}

/// A color of red, green and blue; `None` where it isn't known, or lets through what is behind it.
pub fn color(text: &str) -> Option<[u8; 3]> {
    let hex = text.strip_prefix('#').unwrap_or(text);
    let digits: Option<Vec<u8>> = hex.chars().map(|c| c.to_digit(16).and_then(|it| u8::try_from(it).ok())).collect();
    match digits.as_deref() {
        Some([r, g, b]) => return Some([r * 17, g * 17, b * 17]),
        Some([r, s, g, h, b, c]) => return Some([r * 16 + s, g * 16 + h, b * 16 + c]),
        _ => {}
    }
    if let Some(inner) = text.strip_prefix("rgb").and_then(|it| it.split_once('(')).map(|(_, it)| it) {
        let mut parts = inner.trim_end_matches(')').split([',', '/']);
        let mut part = || parts.next()?.parse::<u8>().ok();
        let color = [part()?, part()?, part()?];
        return parts.next().is_none_or(|alpha| !is_zero(alpha)).then_some(color);
    }
    match text {
        "white" => Some([255; 3]),
        "black" => Some([0; 3]),
        _ => None,
    }
}

/// Whether a color lets through all that is behind it.
pub fn is_transparent(text: &str) -> bool {
    text == "transparent"
        || text.starts_with("rgba(") && text.trim_end_matches(')').rsplit([',', '/']).next().is_some_and(is_zero)
}

/// Whether a number is nothing: `0`, `.0`, `0%`.
pub fn is_zero(text: &str) -> bool {
    text.contains('0') && text.chars().all(|c| matches!(c, '0' | '.' | '%'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_declaration_of_a_property_counts() {
        let style = Style::read("Color: RED; color:#fff !important;padding-left: 10pt; text-indent:-4pt");
        assert_eq!((style.value("color"), style.indent()), (Some("#fff"), 60));
        assert_eq!(style.and(&Style::read("color:black")).value("color"), Some("black"));
    }

    #[test]
    fn colors_are_known_in_the_ways_in_which_white_is_written() {
        for text in ["white", "#fff", "#ffffff", "ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)"] {
            assert_eq!(color(text), Some([255; 3]), "{text}");
        }
        assert!(is_transparent("transparent") && is_transparent("rgba(0,0,0,0)") && !is_transparent("#000"));
        assert_eq!(color("inherit"), None);
    }
}
