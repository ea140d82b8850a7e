//! A flow while somebody draws it: what was typed so far, what the checker finds in it, and its picture.

use crate::findings::{fault_sentence, findings_counted, unfinished};
use domain::approvals::flow::{
    BOX, Edge, Ending, Flow, Picture, Placed, Risk, StepId, StepKind, typed_flow, typed_steps,
};
use domain::approvals::item::{Item, check_with};
use domain::approvals::post::Post;
use domain::messages::Language;
use domain::recruitment::scheme::Named;
use serde::{Deserialize, Serialize};

/// The space around the picture, in pixels.
const MARGIN: i32 = 8;

/// What the page with the form says once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The item whose flow is drawn.
    pub item: Item,
    /// The posts that there are.
    pub posts: Vec<Post>,
    /// The language of the page.
    pub language: Language,
    /// "{0} working days".
    pub days: String,
}

/// What is checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What the page says.
    pub page: Page,
    /// The form's fields.
    pub fields: Vec<(String, String)>,
}

/// What it came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Checked {
    /// It can be read.
    Read {
        /// What is wrong with the item, in words.
        findings: Vec<String>,
        /// The picture, as [`svg`] draws it.
        picture: String,
    },
    /// A field cannot be read.
    Unread {
        /// Its name.
        field: String,
    },
}

/// The same as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What is wrong, as elements.
    pub found: String,
    /// The picture, as [`svg`] draws it; empty where the flow cannot be read.
    pub picture: String,
}

impl Checked {
    /// What it came to, in a language.
    pub fn told(self, language: Language) -> Told {
        match self {
            Self::Read { findings, picture } => {
                let lines: String = findings.iter().map(|finding| format!("<li>{}</li>", escaped(finding))).collect();
                let list = if lines.is_empty() { lines } else { format!("<ul>{lines}</ul>") };
                Told { found: format!("<p>{}</p>{list}", findings_counted(findings.len(), language)), picture }
            }
            Self::Unread { .. } => Told { found: format!("<p>{}</p>", unfinished(language)), picture: String::new() },
        }
    }
}

/// Checks an item with the flow that was typed, as the server does when it is saved.
pub fn again(evidence: Evidence) -> Checked {
    let Evidence { page: Page { item, posts, language, days }, fields } = evidence;
    let flow = match typed_flow(&typed_steps(&fields)) {
        Ok(flow) => flow,
        Err(refusal) => return Checked::Unread { field: refusal.field.unwrap_or_default() },
    };
    let picture = svg(&flow, &[], language, &days);
    let item = Item { flow, ..item };
    let faults = check_with(&item, &posts);
    let called = |id: &StepId| called(&item.flow, id, language);
    let findings = faults.iter().map(|fault| fault_sentence(fault, &called, language)).collect();
    Checked::Read { findings, picture }
}

/// A name in a language.
pub fn named(name: &Named, language: Language) -> &str {
    match language {
        Language::Zh => &name.zh,
        Language::En => &name.en,
    }
}

/// What a step of a flow is called: its own name in the flow where it has no other.
pub fn called(flow: &Flow, id: &StepId, language: Language) -> String {
    let name = flow.step(id).map(|step| named(&step.name, language)).filter(|name| !name.trim().is_empty());
    name.map_or_else(|| id.to_string(), str::to_owned)
}

/// A flow as an SVG element. It repeats what the list of steps says, so that screen readers pass it over. `current` are
/// the steps at which a case waits, `days` is "{0} working days".
pub fn svg(flow: &Flow, current: &[StepId], language: Language, days: &str) -> String {
    let picture = Picture::of(flow);
    let (width, height) = (picture.width + 2 * MARGIN, picture.height + 2 * MARGIN);
    let mut drawn = format!(
        "<svg viewBox=\"{0} {0} {width} {height}\" width=\"{width}\" height=\"{height}\" aria-hidden=\"true\" \
         focusable=\"false\"><defs><marker id=\"flow-head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" \
         markerHeight=\"8\" orient=\"auto\"><path class=\"flow-head\" d=\"M0 0 8 4 0 8z\"></path></marker></defs>",
        -MARGIN
    );
    picture.edges.iter().for_each(|it| edge(&mut drawn, it));
    for placed in &picture.boxes {
        step(&mut drawn, placed, flow, current.contains(&placed.step), language, days);
    }
    drawn.push_str("</svg>");
    drawn
}

fn edge(drawn: &mut String, edge: &Edge) {
    let points: Vec<String> = edge.points.iter().map(|point| format!("{} {}", point.x, point.y)).collect();
    let class = if edge.back { "flow-way flow-back" } else { "flow-way" };
    drawn.push_str(&format!(
        "<path class=\"{class}\" d=\"M{}\" marker-end=\"url(#flow-head)\"></path>",
        points.join("L")
    ));
}

fn step(drawn: &mut String, placed: &Placed, flow: &Flow, here: bool, language: Language, days: &str) {
    let Some(step) = flow.step(&placed.step) else { return };
    let (class, second) = match &step.kind {
        StepKind::Task(task) => {
            let class = match (task.stops, task.risk) {
                (Some(_), _) => "flow-box flow-stop",
                (None, Risk::High) => "flow-box flow-high",
                (None, _) => "flow-box",
            };
            (class, Some(days.replace("{0}", &task.limit.to_string())))
        }
        StepKind::End { ending: Ending::Granted } => ("flow-box flow-good", None),
        StepKind::Start { .. } | StepKind::End { .. } => ("flow-box flow-end", None),
        StepKind::Choice { .. } | StepKind::Fork { .. } | StepKind::Join { .. } => ("flow-box flow-gate", None),
    };
    let (x, y, (wide, high)) = (placed.at.x, placed.at.y, BOX);
    let middle = x + wide / 2;
    let first = y + if second.is_some() { 24 } else { 33 };
    let group = if here { " class=\"flow-here\"" } else { "" };
    let name = escaped(&called(flow, &step.id, language));
    drawn.push_str(&format!(
        "<g{group}><rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" rx=\"6\"></rect>\
             <text class=\"flow-name\" x=\"{middle}\" y=\"{first}\">{name}</text>"
    ));
    if let Some(second) = second {
        let (second, low) = (escaped(&second), y + 43);
        drawn.push_str(&format!("<text class=\"flow-small\" x=\"{middle}\" y=\"{low}\">{second}</text>"));
    }
    drawn.push_str("</g>");
}

/// A text as markup holds it: whoever draws a flow writes names, never elements.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::approvals::flow::TypedStep;
    use domain::approvals::item::built_in;
    use domain::approvals::post::Posts;

    fn evidence(change: impl FnOnce(&mut Vec<(String, String)>)) -> Evidence {
        let item = built_in().unwrap().remove(0);
        let mut fields = Vec::new();
        for (at, step) in item.flow.steps.iter().enumerate() {
            let step = TypedStep::of(step);
            for (name, value) in [
                ("id", &step.id),
                ("sort", &step.sort),
                ("zh", &step.zh),
                ("en", &step.en),
                ("next", &step.next),
                ("fact", &step.fact),
                ("ending", &step.ending),
                ("post", &step.post),
                ("region", &step.region),
                ("limit", &step.limit),
                ("persons", &step.persons),
                ("risk", &step.risk),
                ("stops", &step.stops),
            ] {
                fields.push((format!("steps[{at}][{name}]"), value.clone()));
            }
            for (number, way) in step.ways.iter().enumerate() {
                for (name, value) in [("outcome", &way.outcome), ("zh", &way.zh), ("en", &way.en), ("next", &way.next)]
                {
                    fields.push((format!("steps[{at}][ways][{number}][{name}]"), value.clone()));
                }
            }
        }
        change(&mut fields);
        let (posts, days) = (Posts::built_in().unwrap().present(), "{0} working days".to_owned());
        Evidence { page: Page { item, posts, language: Language::En, days }, fields }
    }

    #[test]
    fn what_was_not_changed_has_no_findings_and_its_picture() {
        let Checked::Read { findings, picture } = again(evidence(|_| ())) else { panic!("it can be read") };
        assert_eq!(findings, Vec::<String>::new());
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>") && picture.contains("working days"));
    }

    #[test]
    fn a_step_without_post_is_found_while_it_is_typed() {
        let unsaid = |fields: &mut Vec<(String, String)>| {
            let post = fields.iter_mut().find(|(name, value)| name.ends_with("[post]") && !value.is_empty()).unwrap();
            post.1.clear();
        };
        let Checked::Read { findings, .. } = again(evidence(unsaid)) else { panic!("it can be read") };
        assert_eq!(findings.len(), 1);
        assert!(findings[0].contains("no post"), "{findings:?}");
        let half = |fields: &mut Vec<(String, String)>| {
            fields.iter_mut().find(|(name, value)| name.ends_with("[limit]") && !value.is_empty()).unwrap().1.clear();
        };
        assert!(matches!(again(evidence(half)), Checked::Unread { field } if field.ends_with("[limit]")));
    }

    #[test]
    fn a_name_is_no_markup() {
        let mut flow = built_in().unwrap().remove(0).flow;
        flow.steps[0].name.zh = "<script>alert(1)</script>&".to_owned();
        let drawn = svg(&flow, &[], Language::Zh, "{0}");
        assert!(!drawn.contains("<script") && drawn.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;"));
    }

    #[test]
    fn findings_are_told_as_a_list_and_never_as_markup_of_their_own() {
        let read = |findings: &[&str]| Checked::Read {
            findings: findings.iter().map(|finding| (*finding).to_owned()).collect(),
            picture: "<svg></svg>".to_owned(),
        };
        let told = read(&["Step “<b>” has no post.", "x"]).told(Language::En);
        assert_eq!(told.found, "<p>2 findings:</p><ul><li>Step “&lt;b&gt;” has no post.</li><li>x</li></ul>");
        assert_eq!(read(&[]).told(Language::Zh).found, "<p>没有发现问题。</p>");
        let unread = Checked::Unread { field: "steps[0][limit]".to_owned() }.told(Language::En);
        assert_eq!((unread.found.as_str(), unread.picture.as_str()), ("<p>Something is not filled in yet.</p>", ""));
    }
}
