//! What pages of several kinds show. Components use each other, pages use components, and no page uses another.

pub mod change;
pub mod chart;
pub mod company;
pub mod correction;
pub mod day;
pub mod definition;
pub mod dividend;
pub mod event;
pub mod figure;
pub mod file;
pub mod group;
pub mod highlight;
pub mod item;
pub mod link;
pub mod list;
pub mod metric;
pub mod moment;
pub mod note;
pub mod removed;
pub mod restated;
pub mod shell;
pub mod source;
pub mod sparkline;
pub mod table;
pub mod tag;
pub mod waiver;
