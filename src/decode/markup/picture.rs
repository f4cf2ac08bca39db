//! Pictures in SVG: what programs that draw write, without what runs, moves or loads something.

use super::rules::{Name, Rules};
use super::style;
use crate::domain::hidden::{described, hidden};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What programs that draw note for themselves; to a browser it is nothing.
const NOTES: &[&str] = &[
    "http://creativecommons.org/ns#",
    "http://purl.org/dc/elements/1.1/",
    "http://schemas.microsoft.com/visio/2003/SVGExtensions/",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://web.resource.org/cc/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.inkscape.org/namespaces/inkscape",
    "http://www.serif.com/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
];

const ELEMENTS: &str = "\
    a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix \
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile \
    feTurbulence filter g line linearGradient marker mask metadata path pattern polygon polyline radialGradient \
    rect stop style svg switch symbol text textPath title tspan use";

/// Attributes whose value is text to a browser.
const TEXTS: &[&str] = &["class", "focusable", "id", "lang", "role", "systemLanguage", "tabindex", "type"];

/// Attributes whose value is a number, a shape or a style.
const STYLES: &str = "\
    alignment-baseline amplitude azimuth baseFrequency baseline-shift baseProfile bias clip clip-path clip-rule \
    clipPathUnits color color-interpolation color-interpolation-filters color-profile color-rendering cursor cx \
    cy d diffuseConstant direction display divisor dominant-baseline dx dy edgeMode elevation enable-background \
    exponent fill fill-opacity fill-rule filter filterRes filterUnits flood-color flood-opacity font font-family \
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant \
    font-variation-settings font-weight fr fx fy gradientTransform gradientUnits height image-rendering in in2 \
    intercept isolation k1 k2 k3 k4 kernelMatrix kernelUnitLength kerning lengthAdjust letter-spacing \
    lighting-color limitingConeAngle line-height marker marker-end marker-mid marker-start markerHeight \
    markerUnits markerWidth mask mask-type maskContentUnits maskUnits media method mix-blend-mode mode \
    numOctaves offset opacity operator order orient overflow paint-order pathLength patternContentUnits \
    patternTransform patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha \
    preserveAspectRatio primitiveUnits r radius refX refY requiredFeatures result rotate rx ry scale seed \
    shape-rendering side slope solid-color spacing specularConstant specularExponent spreadMethod startOffset \
    stdDeviation stitchTiles stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap \
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style surfaceScale tableValues targetX targetY \
    text-anchor text-decoration text-overflow text-rendering textLength transform transform-origin unicode-bidi \
    values vector-effect version viewBox visibility white-space width word-spacing writing-mode x x1 x2 \
    xChannelSelector y y1 y2 yChannelSelector z zoomAndPan";

/// The elements that are open, as far as they matter, and the style that one of them holds.
#[derive(Default)]
pub(super) struct Picture {
    open: Vec<Kind>,
    style: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Drawing,
    Style,
    Note,
}

impl Rules for Picture {
    fn begin(&mut self, name: Name<'_>, is_root: bool) -> Result<(), String> {
        let Name { namespace, local } = name;
        if is_root && (namespace, local) != (SVG, "svg") {
            return Err(format!("its root is not `svg` of the namespace `{SVG}`"));
        }
        let kind = match namespace {
            SVG if local == "style" => Kind::Style,
            SVG if has_word(ELEMENTS, local) => Kind::Drawing,
            _ if is_note(namespace) => Kind::Note,
            "" => return Err(format!("it holds the element `{local}` of no namespace")),
            SVG => return Err(format!("it holds the element `{local}`, which can run or load something")),
            other => return Err(format!("it holds the element `{local}` of `{other}`, which is no picture")),
        };
        if self.open.last() == Some(&Kind::Style) {
            return Err("its style holds an element".to_owned());
        }
        self.open.push(kind);
        Ok(())
    }

    fn attribute(&mut self, name: Name<'_>, value: &str) -> Result<(), String> {
        let Name { namespace, local } = name;
        seen(value)?;
        let is_note = self.open.last() == Some(&Kind::Note);
        let is_style = self.open.last() == Some(&Kind::Style);
        let is_text = || TEXTS.contains(&local) || local.starts_with("aria-") || local.starts_with("data-");
        match namespace {
            "" | XLINK if local == "href" => match value.starts_with('#') {
                true => Ok(()),
                false => Err(format!("it leads out of itself, to `{value}`")),
            },
            "" if is_style && local == "type" && !value.eq_ignore_ascii_case("text/css") => {
                Err(format!("its style is of the type `{value}`"))
            }
            "" if is_text() => Ok(()),
            "" if has_word(STYLES, local) => style::read(value),
            "" if is_note && !local.to_ascii_lowercase().starts_with("on") => Ok(()),
            XLINK if ["actuate", "arcrole", "role", "show", "title", "type"].contains(&local) => Ok(()),
            XML if ["id", "lang", "space"].contains(&local) => Ok(()),
            other if self::is_note(other) => Ok(()),
            _ => Err(format!("it has the attribute `{local}`, which no picture needs or which can run something")),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        seen(text)?;
        if self.open.last() == Some(&Kind::Style) {
            self.style.push_str(text);
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), String> {
        match self.open.pop() {
            Some(Kind::Style) => style::read(&std::mem::take(&mut self.style)),
            _ => Ok(()),
        }
    }
}

/// That readers can see all of a text.
fn seen(text: &str) -> Result<(), String> {
    match hidden(text).first() {
        Some((_, c)) => Err(format!("it holds {}, which readers can't see", described(*c))),
        None => Ok(()),
    }
}

fn has_word(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

fn is_note(namespace: &str) -> bool {
    NOTES.contains(&namespace)
        || namespace.starts_with("http://ns.adobe.com/")
        || namespace.starts_with("http://www.figma.com/")
}

#[cfg(test)]
mod tests {
    use crate::decode::markup::picture;

    fn svg(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>")
    }

    #[test]
    fn what_readers_can_not_see_is_refused_as_an_entity_too() {
        for inside in ["<title>a\u{200b}b</title>", "<title>a&#8203;b</title>", "<g aria-label='a&#x202e;b'/>"] {
            assert!(picture(&svg(inside)).is_err(), "{inside}");
        }
    }

    #[test]
    fn what_drawing_programs_write_is_let_through() {
        for inside in [
            "<title>Revenue &amp; profit (RMB)</title><path d=\"M0 0L1 1\" style=\"fill:#fff;stroke:none\"/>",
            "<defs><linearGradient id='a'><stop offset='0' stop-color='rgb(1,2,3)'/></linearGradient></defs>\
             <rect fill='url(#a)' width='1' height='1' transform='translate(1) rotate(2)'/>",
            "<style type='text/css'><![CDATA[ .st0{fill:#E60012;} ]]></style><g class='st0' aria-label='EBIT(DA)'/>",
            "<symbol id='s'><circle r='1'/></symbol><use xlink:href='#s' x='1'/><use href='#s'/>",
            "<metadata xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:RDF rdf:about=''/></metadata>",
            "<n:namedview xmlns:n='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' pagecolor='#fff' n:x='on'/>",
            "<!-- Generator: Adobe Illustrator --><text x='1' xml:space='preserve' font-family=\"Arial, 'x'\">on = off</text>",
        ] {
            assert_eq!(picture(&svg(inside)), Ok(()), "{inside}");
        }
        let prefixed = "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg>";
        assert_eq!(picture(prefixed), Ok(()));
    }

    #[test]
    fn what_runs_moves_or_loads_something_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>",
            "<g xmlns='http://www.w3.org/1999/xhtml'/>",
            "<body xmlns='http://www.w3.org/1999/xhtml' onload='x'/>",
            "<foreignObject/>",
            "<g onload='x'/>",
            "<g id='a' ONCLICK='x'/>",
            "<a href='javascript:x'/>",
            "<a xlink:href='java&#115;cript:x'/>",
            "<a xmlns:l='http://www.w3.org/1999/xlink' l:href='&#x6a;avascript:x'/>",
            "<a href=' #a'/>",
            "<a href='data:text/html,x'/>",
            "<set attributeName='href' to='javascript:x'/>",
            "<animate attributeName='href' values='javascript:x'/>",
            "<animateTransform/>",
            "<image href='https://evil.example/x.png'/>",
            "<feImage href='#a'/>",
            "<use href='https://evil.example/x.svg#a'/>",
            "<style>@import 'https://evil.example/x.css';</style>",
            "<style>&#64;import 'https://evil.example/x.css';</style>",
            "<style>@im<!-- -->port 'https://evil.example/x.css';</style>",
            "<style>a{fill:url(//evil.example)}</style>",
            "<style><![CDATA[@imp]]><![CDATA[ort 'x';]]></style>",
            "<style><g/></style>",
            "<style type='text/x'/>",
            "<rect style='fill:url(https://evil.example/)'/>",
            "<rect fill='url(&quot;https://evil.example/&quot;)'/>",
            "<rect mask='url(x.svg#a)' cursor='url(x)'/>",
            "<g xml:base='https://evil.example/'/>",
            "<g xmlns=''/>",
            "<?xml-stylesheet href='x'?>",
            "&undefined;",
        ] {
            assert!(picture(&svg(inside)).is_err(), "{inside}");
        }
        for text in [
            "<svg/>",
            "<html xmlns='http://www.w3.org/1999/xhtml'/>",
            "<!DOCTYPE svg [<!ENTITY a 'x'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
            "<?xml version='1.0' encoding='ISO-2022-JP'?><svg xmlns='http://www.w3.org/2000/svg'/>",
            "<svg xmlns='http://www.w3.org/2000/sv&#103;'/>",
            "<svg xmlns='http://www.w3.org/2000/svg'>",
        ] {
            assert!(picture(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_fault_has_its_place() {
        let text = svg("\n<script/>");
        let fault = picture(&text).unwrap_err();
        assert_eq!(&text[fault.at], "<script/>");
    }
}
