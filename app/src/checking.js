// Loads the checks at the first question. A load that failed is tried again at the next one.
let loading;

async function checks() {
  loading ??= import('/pkg/checks.js').then(async (module) => {
    await module.default();
    return module;
  });
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

export async function draw(href) {
  return (await checks()).draw(href);
}

export async function redrawing(href) {
  return (await checks()).redrawing(href);
}

export async function entry(index, bytes) {
  return (await checks()).entry(index, bytes);
}

export async function seats(href, bundle, entry, language) {
  return (await checks()).seats(href, bundle, entry, language);
}

export async function list(href, entry, language) {
  return (await checks()).list(href, entry, language);
}

export async function decision(text, language) {
  return (await checks()).decision(text, language);
}

// The decision in the file that is chosen in a field; it does not leave the browser.
export async function chosen(id, language) {
  const file = document.getElementById(id)?.files?.[0];
  return file && file.size <= 262144 ? decision(await file.text(), language) : undefined;
}

export async function clocks(evidence, language) {
  return (await checks()).clocks(evidence, language);
}

// What a form holds of a flow; the page's part is passed on as it came, as JSON.
export async function flow(form, page) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  return (await checks()).flow(`{"page":${page},"fields":${JSON.stringify(fields)}}`);
}
