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

export async function seats(href, bundle, entry) {
  return (await checks()).seats(href, bundle, entry);
}

export async function list(href, entry) {
  return (await checks()).list(href, entry);
}

export async function decision(text) {
  return (await checks()).decision(text);
}

// The text of the file that is chosen in a field; it does not leave the browser.
export async function chosen(id) {
  const file = document.getElementById(id)?.files?.[0];
  return file && file.size <= 262144 ? file.text() : undefined;
}

export async function clocks(evidence) {
  return (await checks()).clocks(evidence);
}

export async function flow(evidence) {
  return (await checks()).flow(evidence);
}
