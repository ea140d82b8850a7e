//! A file's bytes as a tree of elements, within fixed limits. Text is left out: nothing in a flow is text.

use super::{MODEL, MOST_ATTRIBUTES, MOST_BYTES, MOST_DEPTH, MOST_ELEMENTS, NAMESPACE, Refused, xml};
use quick_xml::XmlVersion;
use quick_xml::errors::Error;
use quick_xml::escape::{EscapeError, resolve_predefined_entity};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

/// Whose element it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// BPMN's.
    Model,
    /// Ours.
    Own,
    /// Another tool's, or the drawing.
    Other,
}

/// An element.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// Whose.
    pub space: Space,
    /// Its name without a prefix.
    pub name: String,
    /// Its attributes without a prefix, which belong to the element's own vocabulary.
    attributes: Vec<(String, String)>,
    /// Whether it names the language of a script, in whatever vocabulary.
    pub scripted: bool,
    /// What lies in it.
    pub children: Vec<Self>,
}

impl Element {
    /// An attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is this element of BPMN.
    pub fn is(&self, name: &str) -> bool {
        self.space == Space::Model && self.name == name
    }

    /// Its id.
    pub fn id(&self) -> Option<&str> {
        self.get("id")
    }
}

/// Reads a file's outermost element.
pub(super) fn parse(file: &[u8]) -> Result<Element, Refused> {
    if file.len() > MOST_BYTES {
        return Err(Refused::TooLarge { bytes: file.len(), most: MOST_BYTES });
    }
    let text = std::str::from_utf8(file).map_err(|_| Refused::NotUtf8)?;
    let mut parser = Parser {
        reader: NsReader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)),
        open: Vec::new(),
        root: None,
        count: 0,
    };
    while parser.step()? {}
    match parser.root.take() {
        Some(root) if parser.open.is_empty() => Ok(root),
        _ => Err(parser.broken()),
    }
}

struct Parser<'a> {
    reader: NsReader<&'a [u8]>,
    /// The elements that are not closed yet, the outermost first.
    open: Vec<Element>,
    root: Option<Element>,
    count: usize,
}

impl Parser<'_> {
    fn at(&self) -> u64 {
        self.reader.buffer_position()
    }

    fn broken(&self) -> Refused {
        Refused::NotWellFormed { at: self.at() }
    }

    /// Reads on; false at the end of the file.
    fn step(&mut self) -> Result<bool, Refused> {
        let event = self.reader.read_event().map_err(|_| self.broken())?;
        match event {
            Event::Start(start) => {
                let element = self.element(&start)?;
                self.open.push(element);
            }
            Event::Empty(start) => {
                let element = self.element(&start)?;
                self.close(element)?;
            }
            Event::End(_) => {
                let element = self.open.pop().ok_or_else(|| self.broken())?;
                self.close(element)?;
            }
            Event::DocType(_) => return Err(Refused::DocumentType),
            Event::GeneralRef(reference) => self.reference(&reference)?,
            Event::Text(text) => self.text(&text.into_inner())?,
            Event::CData(text) => self.text(&text.into_inner())?,
            Event::Decl(declared) => match declared.encoding() {
                Some(Ok(encoding)) if !encoding.eq_ignore_ascii_case("utf-8") => return Err(Refused::NotUtf8),
                Some(Err(_)) => return Err(self.broken()),
                _ => {}
            },
            Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => return Ok(false),
        }
        Ok(true)
    }

    /// An element without what lies in it.
    fn element(&mut self, start: &BytesStart<'_>) -> Result<Element, Refused> {
        self.count += 1;
        if self.count > MOST_ELEMENTS {
            return Err(Refused::TooManyElements { most: MOST_ELEMENTS });
        }
        if self.open.len() >= MOST_DEPTH {
            return Err(Refused::TooDeep { most: MOST_DEPTH });
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(self.broken());
        }
        let (space, local) = self.reader.resolver().resolve_element(start.name());
        let space = match space {
            ResolveResult::Bound(Namespace(MODEL)) => Space::Model,
            ResolveResult::Bound(Namespace(NAMESPACE)) => Space::Own,
            ResolveResult::Bound(_) | ResolveResult::Unbound => Space::Other,
            ResolveResult::Unknown(_) => return Err(self.broken()),
        };
        let name = local.into_inner().to_owned();
        let mut element = Element { space, name, attributes: Vec::new(), scripted: false, children: Vec::new() };
        for (number, attribute) in start.attributes().enumerate() {
            if number >= MOST_ATTRIBUTES {
                return Err(Refused::TooManyAttributes { most: MOST_ATTRIBUTES });
            }
            let attribute = attribute.map_err(|_| self.broken())?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| self.unread(&error))?;
            if !value.chars().all(xml::allowed) {
                return Err(self.broken());
            }
            element.scripted |= attribute.key.local_name().into_inner() == "scriptFormat";
            if attribute.key.prefix().is_none() {
                element.attributes.push((attribute.key.into_inner().to_owned(), value.into_owned()));
            }
        }
        Ok(element)
    }

    fn unread(&self, error: &Error) -> Refused {
        match error {
            Error::Escape(EscapeError::UnrecognizedEntity(..)) => Refused::Entity { at: self.at() },
            _ => self.broken(),
        }
    }

    /// Puts a finished element where it belongs.
    fn close(&mut self, element: Element) -> Result<(), Refused> {
        match self.open.last_mut() {
            Some(around) => around.children.push(element),
            None if self.root.is_none() => self.root = Some(element),
            None => return Err(self.broken()),
        }
        Ok(())
    }

    /// A reference within text: to a character, or to one of the five.
    fn reference(&self, reference: &BytesRef<'_>) -> Result<(), Refused> {
        match reference.resolve_char_ref() {
            Ok(Some(character)) if xml::allowed(character) => self.text("-"),
            Ok(None) if resolve_predefined_entity(reference).is_some() => self.text("-"),
            Ok(None) => Err(Refused::Entity { at: self.at() }),
            _ => Err(self.broken()),
        }
    }

    /// Text stands within the outermost element only.
    fn text(&self, text: &str) -> Result<(), Refused> {
        let outside = self.open.is_empty() && !text.chars().all(|it| it.is_ascii_whitespace());
        if outside || !text.chars().all(xml::allowed) { Err(self.broken()) } else { Ok(()) }
    }
}
