//! The register of posts on `/approvals/posts`: every post that there is or was, and what an administrator does to one.

use super::register_functions::{AddPost, EndPost, RenamePost};
use crate::lang::Lang;
use crate::locales::{Cases, fill};
use crate::ui::{Button, Column, DataTable, Kind, ReturnedField, Row, Section, StatusTag, TextField, Tone};
use domain::approvals::post::{MOST_NAME, Post, Posts};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The fields of the form that adds a post, for the summary of a refusal.
pub(super) fn fields() -> Vec<ReturnedField> {
    let words = Cases::of(Lang::current());
    let fields = [("code", words.post_code), ("zh", words.post_name_zh), ("en", words.post_name_en)];
    fields.map(|(name, label)| ReturnedField::new(name, label)).into()
}

/// The register.
pub(super) fn register(posts: &Posts) -> impl IntoView + use<> {
    let words = Cases::of(Lang::current());
    let columns = [words.post_code, words.post_name_zh, words.post_name_en, words.post_standing, words.post_change];
    let rows = posts.all().map(row).collect();
    view! {
        <Section id="register" title=words.post_register>
            <p>{words.post_register_lead}</p>
            <DataTable id="posts-table" caption=words.post_register columns=columns.map(Column::new).into() rows=rows/>
            <h3>{words.post_add}</h3>
            <ActionForm action={ServerAction::<AddPost>::new()} attr:class="form">
                <TextField name="code" label=words.post_code hint=words.post_code_hint required=true max_length=24/>
                <TextField name="zh" label=words.post_name_zh required=true max_length=MOST_NAME/>
                <TextField name="en" label=words.post_name_en required=true max_length=MOST_NAME/>
                <Button kind=Kind::Primary>{words.post_add}</Button>
            </ActionForm>
        </Section>
    }
}

fn row(post: &Post) -> Row {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let standing = match post.ended_on {
        Some(day) => {
            let label = fill(words.post_ended_on, &[&crate::clock::day(day, lang)]);
            view! { <StatusTag tone=Tone::Plain label=label/> }.into_any()
        }
        None => view! { <StatusTag tone=Tone::Good label=words.post_present/> }.into_any(),
    };
    let change = post.ended_on.is_none().then(|| changes(post)).into_any();
    Row(vec![
        view! { <code>{post.code.to_string()}</code> }.into_any(),
        post.name.zh.clone().into_any(),
        post.name.en.clone().into_any(),
        standing,
        change,
    ])
}

/// What is done to a present post, folded away until somebody wants to.
fn changes(post: &Post) -> impl IntoView + use<> {
    let words = Cases::of(Lang::current());
    let (code, ended) = (post.code.to_string(), post.code.to_string());
    let named = [("zh", post.name.zh.clone()), ("en", post.name.en.clone())];
    let labels = [words.post_name_zh, words.post_name_en];
    let inputs = named.into_iter().zip(labels).map(|((name, value), label)| {
        view! { <input class="input" name=name value=value aria-label=label required maxlength=MOST_NAME.to_string()/> }
    });
    let inputs = inputs.collect_view();
    view! {
        <details>
            <summary>{words.post_change}</summary>
            <ActionForm action={ServerAction::<RenamePost>::new()} attr:class="form">
                <input type="hidden" name="code" value=code/>
                {inputs}
                <Button>{words.post_rename}</Button>
            </ActionForm>
            <ActionForm action={ServerAction::<EndPost>::new()}>
                <input type="hidden" name="code" value=ended/>
                <Button kind=Kind::Danger>{words.post_end}</Button>
            </ActionForm>
        </details>
    }
}
