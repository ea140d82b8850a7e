//! `/approvals/posts`: who holds which post and the register of posts, for whoever appoints; on which days a post covers for
//! another, for them and for the holders.

use super::absences::{self, AbsencesShown, Absent};
use super::functions::{AppointPost, RelievePost};
use super::register;
use super::words::posts_called;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Approvals, Cases, Cover, duty_name};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Button, CheckboxField, Choice, Column, Crumb, DataTable, ErrorSummary, Fieldset, Kind, Load, Moment,
    PageHeading, ReturnedField, Row, Section, SelectField,
};
use domain::approvals::case::Duty;
use domain::approvals::post::{Post, Posts};
use domain::calendar::day_in_shanghai;
use domain::permissions::{Action, Role, Target, may};
use leptos::form::ActionForm;
use leptos::prelude::*;
use std::sync::Arc;
use store::accounts::Account;
use store::approvals::Appointed;

/// Accounts that are offered.
const ACCOUNTS: u64 = 200;

/// The posts.
#[component]
pub fn PostsPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let (store, actor) = (&asking.store, &asking.actor);
        let absent = Absent {
            holdings: store::approvals::may_be_absent(store, actor).await?,
            absences: store::approvals::absences(store, actor, asking.now).await?,
            posts: store::approvals::posts(store).await?.present(),
            today: day_in_shanghai(asking.now),
        };
        let keeping = match may(actor, Action::AppointPosts, Target::Anything) {
            Ok(()) => {
                let accounts = store::accounts::list(store, actor, None, ACCOUNTS).await?.accounts;
                Some((accounts, store::approvals::posts(store).await?))
            }
            Err(_) => None,
        };
        Ok((keeping, absent))
    };
    view! { <Load from=from show=|(keeping, absent)| shown(keeping, absent)/> }
}

fn shown(keeping: Option<(Vec<Account>, Arc<Posts>)>, absent: Absent) -> impl IntoView {
    let lang = Lang::current();
    let (words, cover) = (Cases::of(lang), Cover::of(lang));
    let lead = if keeping.is_some() { words.posts_lead } else { cover.own_lead };
    let fields = [("account", words.column_login), ("post", words.column_post), ("duties", words.column_duties)];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).into_iter().chain(absences::fields());
    let mut fields: Vec<_> = fields.collect();
    let keeping = keeping.map(|(accounts, posts)| {
        fields.extend(register::fields());
        (appointing(absent.holdings.clone(), &absent.posts, accounts), register::register(&posts))
    });
    let (appointing, register) = keeping.unzip();
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Approvals::of(lang).title, "/approvals")]/>
        <PageHeading title=words.posts lead=lead/>
        <ErrorSummary fields=fields/>
        {appointing}
        <AbsencesShown absent=absent/>
        {register}
    }
}

/// Who holds which post, and the form that gives one.
fn appointing(held: Vec<Appointed>, posts: &[Post], accounts: Vec<Account>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let columns = vec![
        Column::new(words.column_post),
        Column::new(words.column_login),
        Column::new(words.column_duties),
        Column::new(words.column_since),
        Column::new(words.relieve),
    ];
    let rows = held.into_iter().map(row).collect();
    let choices = posts.iter().map(|post| Choice::new(post.code.0.clone(), named(&post.name, lang))).collect();
    let staff = accounts.into_iter().filter(|account| account.role == Role::Staff);
    let staff = staff.map(|account| Choice::new(account.id.to_string(), account.login)).collect();
    let duties = Duty::ALL.iter().map(|duty| {
        view! { <CheckboxField name="duties[]" value=duty.as_str() label=duty_name(*duty, lang)/> }
    });
    let duties = duties.collect_view().into_any();
    view! {
        <Section id="held" title=words.posts_caption>
            <DataTable id="holdings" caption=words.posts_caption columns=columns rows=rows/>
        </Section>
        <Section id="appoint" title=words.appoint>
            <ActionForm action={ServerAction::<AppointPost>::new()} attr:class="form">
                <SelectField name="account" label=words.column_login hint=words.login_hint choices=staff required=true/>
                <SelectField name="post" label=words.column_post choices=choices required=true/>
                <Fieldset legend=words.column_duties>{duties}</Fieldset>
                <Button kind=Kind::Primary>{words.appoint}</Button>
            </ActionForm>
        </Section>
    }
}

fn row(held: Appointed) -> Row {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let duties: Vec<&str> = held.duties.iter().map(|duty| duty_name(*duty, lang)).collect();
    Row(vec![
        posts_called()(&held.post).into_any(),
        held.login.clone().into_any(),
        duties.join(words.separator).into_any(),
        view! { <Moment at=held.since/> }.into_any(),
        view! {
            <ActionForm action={ServerAction::<RelievePost>::new()}>
                <input type="hidden" name="id" value=held.id/>
                <Button kind=Kind::Danger>{words.relieve}</Button>
            </ActionForm>
        }
        .into_any(),
    ])
}
