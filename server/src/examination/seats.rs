//! The seats as files: the bytes whose fingerprint stands on the ledger, also under the open interface, and a workbook for
//! people.

use crate::http::Host;
use crate::http::answers::{XLSX, document, failed, file, named};
use app::lang::Lang;
use app::locales::Examination;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use domain::permissions::Actor;
use store::Store;
use store::examination::PublicSeats;
use store::selection::list_workbook;

/// The addresses of the files.
pub(super) fn routes() -> Router<Host> {
    Router::new()
        .route("/recruitment/{id}/seats.json", get(bytes))
        .route("/api/v1/recruitments/{id}/seats", get(bytes))
        .route("/recruitment/{id}/seats.xlsx", get(workbook))
}

/// The canonical form whose SHA-256 stands on the ledger.
async fn bytes(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let found = async { store::examination::seats_file(&store, &actor, named(&id)?).await };
    document(found.await, &headers)
}

async fn workbook(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let found = async { store::examination::public_seats(&store, &actor, named(&id)?).await };
    match found.await {
        Ok(seats) => file(XLSX, "seats.xlsx", move || written(&seats), &headers).await,
        Err(error) => failed(error, &headers),
    }
}

fn written(seats: &PublicSeats) -> Result<Vec<u8>, impl std::error::Error + Send + use<>> {
    let words = Examination::of(Lang::Zh);
    let header = [words.column_site, words.column_address, words.column_room, words.column_seat, words.column_entry];
    let rows = seats.seating.seats.iter().map(|taken| {
        let place = seats.rooms.get(taken.room).map(|room| [&room.site, &room.address, &room.room]);
        let place = place.map_or_else(Default::default, |place| place.map(Clone::clone));
        [place.to_vec(), vec![taken.seat.to_string(), taken.entry.clone()]].concat()
    });
    list_workbook(words.seats_sheet, &header.map(str::to_owned), &rows.collect::<Vec<_>>())
}
