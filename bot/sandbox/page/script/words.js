/** The page's own wording, French and English. */

const WORDS = {
  fr: {
    subtitle: "Bac à sable : un Telegram sur cette machine, rien ne sort",
    hint: ["Essayez : ", "posez une question sur le téléphone d’Alice", ", puis prenez un rendez-vous. L’expert et l’équipe le reçoivent aussitôt."],
    online: "Bot en ligne", offline: "Bot hors ligne", connecting: "Connexion…",
    add: "Ajouter une jeune pousse", addShort: "Jeune pousse", reset: "Tout recommencer", theme: "Clair ou sombre", language: "English", close: "Fermer",
    founder: "jeune pousse", expert: "expertise", staff: "équipe", phone: (name) => (/^[aeiouyhàâéèêëîïôœ]/i.test(name) ? `Téléphone d’${name}` : `Téléphone de ${name}`), speaks: "Langue :",
    bot: "bot", away: "bot hors ligne", typing: "écrit", uploading: "envoie un fichier", members: (n) => (n > 1 ? `${n} membres` : "1 membre"),
    today: "aujourd’hui", yesterday: "hier", edited: "modifié", pinned: "Message épinglé", chats: "Discussions", back: "Retour aux discussions",
    write: "Message", send: "Envoyer", attach: "Joindre un fichier", stickers: "Autocollants", voice: "Envoyer un message vocal", menu: "Menu", start: "DÉMARRER", commands: "Commandes", board: "Clavier de réponse",
    reply: "Répondre", edit: "Modifier", copy: "Copier le texte", remove: "Supprimer", more: "Actions", block: "Bloquer le bot", unblock: "Débloquer le bot", reactions: "Réactions",
    blocked: "Vous avez bloqué le bot", you: "Vous", replying: "Réponse à", editing: "Modification", document: "Document", photo: "Photo", sticker: "Autocollant", voiceNote: "Message vocal", save: "Ajouter au calendrier", thinking: "Réflexion…",
    older: "Messages précédents", latest: "Aller au dernier message", copied: "Copié", all: "Tout", topicCreated: (name) => `Sujet « ${name} » créé`, forwarded: "Transféré de", unfold: "Déplier la citation", spoiler: "Texte masqué, afficher",
    welcome: "Écrivez-lui comme à une personne, en français ou en anglais.", empty: "Rien pour l’instant.", groupEmpty: "Ce que le bot ne sait pas, et chaque rendez-vous, arrive ici.",
    ideas: ["Quels sont les horaires d’accès ?", "Je voudrais un rendez-vous RH", "Combien coûte un laboratoire ?"],
    allDay: "toute la journée", sizes: ["o", "Ko", "Mo"],
  },
  en: {
    subtitle: "Sandbox: a Telegram on this machine, nothing leaves it",
    hint: ["Try it: ", "ask a question on Alice’s phone", ", then book an appointment. The expert and the team get it at once."],
    online: "Bot online", offline: "Bot offline", connecting: "Connecting…",
    add: "Add a founder", addShort: "Founder", reset: "Start over", theme: "Light or dark", language: "Français", close: "Close",
    founder: "founder", expert: "expert", staff: "staff", phone: (name) => `Phone of ${name}`, speaks: "Language:",
    bot: "bot", away: "bot offline", typing: "is typing", uploading: "is sending a file", members: (n) => (n > 1 ? `${n} members` : "1 member"),
    today: "today", yesterday: "yesterday", edited: "edited", pinned: "Pinned message", chats: "Chats", back: "Back to the chats",
    write: "Message", send: "Send", attach: "Attach a file", stickers: "Stickers", voice: "Send a voice message", menu: "Menu", start: "START", commands: "Commands", board: "Reply keyboard",
    reply: "Reply", edit: "Edit", copy: "Copy the text", remove: "Delete", more: "Actions", block: "Block the bot", unblock: "Unblock the bot", reactions: "Reactions",
    blocked: "You blocked the bot", you: "You", replying: "Reply to", editing: "Edit", document: "Document", photo: "Photo", sticker: "Sticker", voiceNote: "Voice message", save: "Add to calendar", thinking: "Thinking…",
    older: "Earlier messages", latest: "Go to the latest message", copied: "Copied", all: "All", topicCreated: (name) => `Topic “${name}” created`, forwarded: "Forwarded from", unfold: "Unfold the quote", spoiler: "Hidden text, show",
    welcome: "Write as you would to a person, in French or English.", empty: "Nothing yet.", groupEmpty: "What the bot does not know, and every appointment, arrives here.",
    ideas: ["What are the opening hours?", "I’d like an HR appointment", "How much is a laboratory?"],
    allDay: "all day", sizes: ["B", "KB", "MB"],
  },
};

/** The language of the page itself. */
export function language() {
  return localStorage.getItem("sandbox-language") === "en" ? "en" : "fr";
}

/** Change the language of the page itself. */
export function setLanguage(code) {
  localStorage.setItem("sandbox-language", code);
}

/** A wording of the page, in a language or in its own. */
export function word(key, code = language()) {
  return (WORDS[code] ?? WORDS.fr)[key];
}
