/** Talking to the sandbox: acts, state, the live stream. */

async function ask(method, path, body) {
  const options = body === undefined ? { method } : { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`/sandbox/${path}`, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}

/** Everything there is to show. */
export const state = () => ask("GET", "state");
/** Let somebody new exist. */
export const addPerson = (person) => ask("POST", "people", person);
/** Change somebody's language or name. */
export const changePerson = (id, change) => ask("PATCH", `people/${id}`, change);
/** Start over. */
export const reset = () => ask("POST", "reset", {});
/** Something a person does in a chat: text, file, sticker, press, react, edit, delete, block. */
export const act = (chat, what, body) => ask("POST", `chats/${chat}/${what}`, body);
/** A file's content as text. */
export async function fileText(id) {
  const response = await fetch(fileUrl(id));
  return response.ok ? response.text() : "";
}
/** Where a file's content is. */
export const fileUrl = (id) => `/sandbox/files/${encodeURIComponent(id)}`;

/** Listen to the live stream; `opened` is called at each (re)connection, `closed` when it breaks. */
export function listen({ opened, heard, closed }) {
  const source = new EventSource("/sandbox/events");
  source.addEventListener("open", opened);
  source.addEventListener("error", closed);
  source.addEventListener("message", (event) => heard(JSON.parse(event.data)));
}

/** A file's bytes as base64. */
export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
