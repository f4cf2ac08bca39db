//! What must hold within results.

use crate::check::dates::point::{Point, against, at, is_after, on, order, shown};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::results::Results;

/// The order of its periods, ranges and instants, and one id for each range.
pub(super) fn findings(results: &Results, dated: &Point<'_>, knows_periods: bool, findings: &mut Vec<Diagnostic>) {
    let zone = dated.moment.zone;
    for period in results.periods.iter().filter(|_| knows_periods) {
        order(&on("end of the reported period", period.end(), period.span, zone), dated, true, findings);
    }
    for guidance in &results.guidance {
        let expected = on("end of the period that is looked ahead to", guidance.period.end(), guidance.id.span, zone);
        if knows_periods {
            order(dated, &expected, true, findings);
        }
        let [growth_low, growth_high] = &guidance.growth;
        let ranges = [(&guidance.low, &guidance.high), (growth_low, growth_high)];
        for (low, high) in ranges.into_iter().filter_map(|(low, high)| low.as_ref().zip(high.as_ref())) {
            if low.value.in_units() > high.value.in_units() {
                let message =
                    format!("the low end ({}) is above the high end ({})", low.value.printed, high.value.printed);
                let finding = Diagnostic::error(Code::RangeOrder, low.span, message).related(high.span, "the high end");
                findings.push(finding.help("compare both with the document: they may be swapped"));
            }
        }
        if let Some(compared) = &guidance.against {
            against(compared, &guidance.period, guidance.id.span, findings);
        }
    }
    let Some(call) = &results.call else { return };
    order(dated, &at("conference call", &call.at), false, findings);
    for also in &call.also {
        if is_after(&call.at, also, false) || is_after(also, &call.at, false) {
            let message = format!("this is not when the call is: {} is not {}", shown(also), shown(&call.at));
            let finding = Diagnostic::error(Code::InstantsDisagree, also.span, message)
                .related(call.at.span, "the call")
                .help("one call has one instant: mend the time, the offset or the zone of one of the two");
            findings.push(finding);
        }
    }
}
