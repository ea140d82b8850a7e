//! What is refused, and with which element.

use super::*;
use crate::refusal::{Code, Refusal};

const LINEAR: &str = include_str!("samples/linear.bpmn");
const EXCLUSIVE: &str = include_str!("samples/exclusive.bpmn");
const PARALLEL: &str = include_str!("samples/parallel.bpmn");

fn refused(file: &str) -> Refused {
    read(file.as_bytes()).unwrap_err()
}

/// The linear sample with more in its process.
fn with(more: &str) -> String {
    LINEAR.replace("</bpmn:process>", &format!("{more}</bpmn:process>"))
}

/// The linear sample with one text of it changed.
fn changed(from: &str, to: &str) -> Refused {
    assert!(LINEAR.contains(from), "{from}");
    refused(&LINEAR.replacen(from, to, 1))
}

fn element(id: &str, kind: &str, because: Because) -> Refused {
    Refused::Element { id: (!id.is_empty()).then(|| id.to_owned()), kind: kind.to_owned(), because }
}

#[test]
fn what_is_no_step_is_named_with_its_reason() {
    let kinds = [
        ("scriptTask", Because::Script),
        ("callActivity", Because::Call),
        ("subProcess", Because::Call),
        ("transaction", Because::Call),
        ("adHocSubProcess", Because::Call),
        ("serviceTask", Because::Automatic),
        ("businessRuleTask", Because::Automatic),
        ("sendTask", Because::Automatic),
        ("receiveTask", Because::Automatic),
        ("boundaryEvent", Because::Boundary),
        ("intermediateCatchEvent", Because::Intermediate),
        ("intermediateThrowEvent", Because::Intermediate),
        ("inclusiveGateway", Because::Gateway),
        ("complexGateway", Because::Gateway),
        ("eventBasedGateway", Because::Gateway),
        ("dataObject", Because::Unknown),
    ];
    for (kind, because) in kinds {
        let file = with(&format!("<bpmn:{kind} id=\"X_1\"><bpmn:outgoing>F</bpmn:outgoing></bpmn:{kind}>"));
        assert_eq!(refused(&file), element("X_1", kind, because));
    }
    assert_eq!(refused(&with("<camunda:task id=\"X_1\" />")), element("X_1", "task", Because::Unknown), "not BPMN's");
    assert_eq!(refused(&with("<bpmn:dataObject />")), element("Process_1f0wkzt", "dataObject", Because::Unknown));
}

#[test]
fn events_conditions_and_loops_are_refused_under_the_box_or_arrow_that_has_them() {
    for definition in ["timer", "message", "signal", "error", "terminate", "conditional"] {
        let kind = format!("{definition}EventDefinition");
        let file = with(&format!("<bpmn:startEvent id=\"X_1\"><bpmn:{kind} id=\"D_1\" /></bpmn:startEvent>"));
        assert_eq!(refused(&file), element("X_1", &kind, Because::Event));
    }
    let flow = "<bpmn:sequenceFlow id=\"X_1\" sourceRef=\"StartEvent_1\" targetRef=\"StartEvent_1\">\
                <bpmn:conditionExpression>${ok}</bpmn:conditionExpression></bpmn:sequenceFlow>";
    assert_eq!(refused(&with(flow)), element("X_1", "conditionExpression", Because::Condition));
    let each = "<bpmn:task id=\"X_1\"><bpmn:multiInstanceLoopCharacteristics /></bpmn:task>";
    assert_eq!(refused(&with(each)), element("X_1", "multiInstanceLoopCharacteristics", Because::Unknown));
}

#[test]
fn a_script_is_found_wherever_it_hides() {
    let task = |inner: &str| {
        let inner = format!("<bpmn:extensionElements>{inner}</bpmn:extensionElements>");
        refused(&with(&format!("<bpmn:userTask id=\"X_1\">{inner}</bpmn:userTask>")))
    };
    let listener = "<camunda:taskListener event=\"create\"><camunda:script>1</camunda:script></camunda:taskListener>";
    assert_eq!(task(listener), element("X_1", "script", Because::Script));
    assert_eq!(task("<camunda:x scriptFormat=\"groovy\" />"), element("X_1", "x", Because::Script));
    assert_eq!(task("<camunda:x camunda:scriptFormat=\"groovy\" />"), element("X_1", "x", Because::Script));
    let flow = "<bpmn:task id=\"X_1\" scriptFormat=\"groovy\" />";
    assert_eq!(refused(&with(flow)), element("X_1", "task", Because::Script));
}

#[test]
fn one_process_of_one_party_is_read() {
    let around = |more: &str| LINEAR.replace("<bpmn:process", &format!("{more}<bpmn:process"));
    let second = refused(&around("<bpmn:process id=\"X_1\" />"));
    assert_eq!(second, Refused::SecondProcess { id: Some("Process_1f0wkzt".into()) });
    let pools = |inner: &str| around(&format!("<bpmn:collaboration id=\"C\">{inner}</bpmn:collaboration>"));
    let one = "<bpmn:participant id=\"P_1\" processRef=\"Process_1f0wkzt\" />";
    assert_eq!(read(pools(one).as_bytes()), read(LINEAR.as_bytes()), "a pool around it is a frame");
    let two = pools(&format!("{one}<bpmn:participant id=\"P_2\" />"));
    assert_eq!(refused(&two), element("P_2", "participant", Because::Collaboration));
    let flow = pools(&format!("{one}<bpmn:messageFlow id=\"M\" />"));
    assert_eq!(refused(&flow), element("M", "messageFlow", Because::Collaboration));
    assert_eq!(refused(&around("<bpmn:message id=\"M\" />")), element("M", "message", Because::Event));
    let none = format!("<definitions xmlns=\"{MODEL}\" />");
    assert_eq!(refused(&none), Refused::NoProcess);
    assert_eq!(refused("<definitions />"), Refused::NotBpmn, "the name without the namespace");
    assert_eq!(refused(&none.replace("definitions", "process")), Refused::NotBpmn);
}

#[test]
fn ids_are_there_once_and_lead_somewhere() {
    let same = refused(&with("<bpmn:task id=\"Flow_0a1\" />"));
    assert_eq!(same, Refused::SameId { id: "Flow_0a1".into() });
    assert_eq!(refused(&with("<bpmn:task />")), Refused::NoId { kind: "task".into() });
    let dangling = |id: &str, end: &str, to: Option<&str>| Refused::Dangling {
        id: Some(id.into()),
        end: end.into(),
        to: to.map(str::to_owned),
    };
    let gone = changed("targetRef=\"Activity_1r2m7ud\"", "targetRef=\"Flow_0a1\"");
    assert_eq!(gone, dangling("Flow_0a2", "targetRef", Some("Flow_0a1")), "a flow is no node");
    let gone = changed("sourceRef=\"StartEvent_1\"", "sourceRef=\"nowhere\"");
    assert_eq!(gone, dangling("Flow_0a1", "sourceRef", Some("nowhere")));
    assert_eq!(changed(" sourceRef=\"StartEvent_1\"", ""), dangling("Flow_0a1", "sourceRef", None));
}

/// A sequence flow between two nodes.
fn arrow(from: &str, to: &str) -> String {
    format!("<bpmn:sequenceFlow id=\"X_{from}_{to}\" sourceRef=\"{from}\" targetRef=\"{to}\" />")
}

#[test]
fn every_element_leads_to_as_many_as_it_can() {
    let exits = |id: &str, kind: &str, found| Refused::Exits { id: id.into(), kind: kind.into(), found };
    let more = |from: &str| refused(&with(&arrow(from, "Activity_1r2m7ud")));
    assert_eq!(more("StartEvent_1"), exits("StartEvent_1", "startEvent", 2));
    assert_eq!(more("Activity_0x9zk1a"), exits("Activity_0x9zk1a", "userTask", 2), "all would be taken at once");
    assert_eq!(more("Event_0c5a2bn"), exits("Event_0c5a2bn", "endEvent", 1));
    assert_eq!(refused(&with("<bpmn:startEvent id=\"X\" />")), exits("X", "startEvent", 0));
    for kind in ["exclusiveGateway", "parallelGateway"] {
        assert_eq!(refused(&with(&format!("<bpmn:{kind} id=\"X\" />"))), exits("X", kind, 0));
    }
    let both = PARALLEL.replace("</bpmn:process>", &format!("{}</bpmn:process>", arrow("Gateway_join", "Event_end")));
    assert_eq!(refused(&both), Refused::JoinsAndForks { id: "Gateway_join".into() });
}

#[test]
fn gateways_in_a_circle_are_refused() {
    let gateways = ["A", "B"].map(|id| format!("<bpmn:exclusiveGateway id=\"{id}\" />")).concat();
    let file = with(&[gateways, arrow("A", "B"), arrow("B", "A"), arrow("Event_0c5a2bn", "A")].concat());
    let file = file.replace("endEvent", "task");
    assert!(matches!(refused(&file), Refused::Circle { id } if id == "A" || id == "B"));
}

#[test]
fn our_own_values_are_read_strictly() {
    let file = write(&super::super::flow::samples::linear(), "1", &super::super::flow::samples::named("n"));
    let own = |from: &str, to: &str| {
        assert!(file.contains(from), "{from}");
        refused(&file.replacen(from, to, 1))
    };
    let cases = [
        ("limit=\"8\"", "limit=\"65536\"", "review", "limit"),
        ("region=\"same-region\"", "region=\"moon\"", "accept", "region"),
        ("persons=\"one\"", "", "accept", "persons"),
        ("risk=\"low\"", "risk=\"\"", "accept", "risk"),
        ("limit=\"8\"", "limit=\"8\" stops=\"nap\"", "review", "stops"),
        ("limit=\"8\"", "limit=\"8\" may-stop=\"hearing nap\"", "review", "may-stop"),
        ("ending=\"denied\"", "ending=\"perhaps\"", "denied", "ending"),
        ("kind=\"start\"", "kind=\"task\"", "start", "kind"),
        ("kind=\"start\"", "kind=\"begin\"", "start", "kind"),
        ("outcome=\"accept\"", "", "accept.0", "outcome"),
        ("kind=\"start\" en=\"start\"", "kind=\"start\"", "start", "en"),
    ];
    for (from, to, id, field) in cases {
        assert_eq!(own(from, to), Refused::Own { id: Some(id.into()), field: field.into() }, "{from} {to}");
    }
}

#[test]
fn document_types_and_entities_are_refused_at_once() {
    let declared = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    assert_eq!(changed("<bpmn:definitions", &format!("{declared}<bpmn:definitions")), Refused::DocumentType);
    assert_eq!(refused(&format!("<!DOCTYPE definitions>{EXCLUSIVE}")), Refused::DocumentType);
    assert!(matches!(changed("name=\"Applied\"", "name=\"&e;\""), Refused::Entity { .. }));
    assert!(matches!(changed("Are all papers", "&e;"), Refused::Entity { .. }));
    assert!(matches!(changed("Are all papers", "&nbsp;"), Refused::Entity { .. }));
    let five = LINEAR.replace("Are all papers", "&amp;&lt;&gt;&quot;&apos;&#x5ba1;&#33;");
    assert_eq!(read(five.as_bytes()), read(LINEAR.as_bytes()));
}

#[test]
fn a_file_too_large_is_refused_by_its_length_alone() {
    for bytes in [MOST_BYTES + 1, 50_000_000] {
        // Not even UTF-8: nothing of it was looked at.
        assert_eq!(read(&vec![0xff; bytes]), Err(Refused::TooLarge { bytes, most: MOST_BYTES }));
    }
    let general = Refusal::from(read(&vec![b' '; MOST_BYTES + 1]).unwrap_err());
    assert_eq!(general, Refusal::of(Code::TooLarge, "file").with(MOST_BYTES));
    let other = Refusal::of(Code::NotAFlow, "file").with("not-bpmn").with("definitions");
    assert_eq!(Refusal::from(refused("<a/>")), other);
    let script = Refusal::from(refused(&with("<bpmn:scriptTask id=\"X_1\"/>")));
    assert_eq!(script.facts, ["script", "scriptTask X_1"], "the element is named");
    let mut full = LINEAR.to_owned();
    full.push_str(&" ".repeat(MOST_BYTES - LINEAR.len()));
    assert_eq!(read(full.as_bytes()), read(LINEAR.as_bytes()));
}

#[test]
fn depth_elements_and_attributes_have_limits() {
    let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert_eq!(refused(&nested(MOST_DEPTH)), Refused::NotBpmn, "deep enough");
    assert_eq!(refused(&nested(MOST_DEPTH + 1)), Refused::TooDeep { most: MOST_DEPTH });
    assert_eq!(refused(&nested(100_000)), Refused::TooDeep { most: MOST_DEPTH });
    let many = |count: usize| format!("<a>{}</a>", "<b/>".repeat(count - 1));
    assert_eq!(refused(&many(MOST_ELEMENTS)), Refused::NotBpmn);
    assert_eq!(refused(&many(MOST_ELEMENTS + 1)), Refused::TooManyElements { most: MOST_ELEMENTS });
    let wide = |count: usize| format!("<a{} />", (0..count).map(|at| format!(" a{at}=\"\"")).collect::<String>());
    assert_eq!(refused(&wide(MOST_ATTRIBUTES)), Refused::NotBpmn);
    assert_eq!(refused(&wide(MOST_ATTRIBUTES + 1)), Refused::TooManyAttributes { most: MOST_ATTRIBUTES });
}

#[test]
fn steps_and_ways_have_limits() {
    let file =
        |inner: &str| format!("<b:definitions xmlns:b=\"{MODEL}\"><b:process>{inner}</b:process></b:definitions>");
    let tasks = |count: usize| (0..count).map(|at| format!("<b:task id=\"t{at}\" />")).collect::<String>();
    let arrow = |from: &str, to: &str| format!("<b:sequenceFlow sourceRef=\"{from}\" targetRef=\"{to}\" />");
    assert_eq!(read(file(&tasks(MOST_STEPS)).as_bytes()).unwrap().steps.len(), MOST_STEPS);
    assert_eq!(refused(&file(&tasks(MOST_STEPS + 1))), Refused::TooManySteps { most: MOST_STEPS });
    let many = file(&[tasks(1), arrow("t0", "t0").repeat(MOST_WAYS + 1)].concat());
    assert_eq!(refused(&many), Refused::TooManyWays { most: MOST_WAYS });
    // Few arrows, but thirty tasks share the gateway.
    let shared = |ways: usize| {
        let to: String = (0..30).map(|at| arrow(&format!("t{at}"), "g")).collect();
        file(&[tasks(30), "<b:exclusiveGateway id=\"g\" />".into(), to, arrow("g", "t0").repeat(ways)].concat())
    };
    assert_eq!(read(shared(MOST_WAYS / 30).as_bytes()).unwrap().steps.len(), 30);
    assert_eq!(refused(&shared(MOST_WAYS / 30 + 1)), Refused::TooManyWays { most: MOST_WAYS });
}

#[test]
fn only_well_formed_utf_8_is_read() {
    assert_eq!(read(b"\xff\xfe<\0a\0"), Err(Refused::NotUtf8));
    let gbk = LINEAR.replace("encoding=\"UTF-8\"", "encoding=\"GBK\"");
    assert_eq!(refused(&gbk), Refused::NotUtf8);
    let marked = format!("\u{feff}{}", LINEAR.replace("UTF-8", "utf-8"));
    assert_eq!(read(marked.as_bytes()), read(LINEAR.as_bytes()));
    let broken = [
        String::new(),
        "a flow".into(),
        "<a>".into(),
        "<a></b>".into(),
        "</a>".into(),
        "<a/><a/>".into(),
        "<a/>text".into(),
        "<a>&#0;</a>".into(),
        "<a>&#1;</a>".into(),
        "<a>\u{1}</a>".into(),
        "<a b=\"&#1;\"/>".into(),
        "<a b=\"1\" b=\"2\"/>".into(),
        "<a b=1/>".into(),
        "<a b=\"&\"/>".into(),
        "<x:a/>".into(),
        LINEAR.replace("</bpmn:definitions>", ""),
        LINEAR.replace(" xmlns:bpmn=", " xmlns:other="),
        LINEAR[..LINEAR.len() / 2].trim_end_matches(|it| it != '>').into(),
    ];
    for file in broken {
        assert!(
            matches!(read(file.as_bytes()), Err(Refused::NotWellFormed { .. })),
            "{file}: {:?}",
            read(file.as_bytes())
        );
    }
}
