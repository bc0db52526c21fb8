const english = {
  title: "Chat",
  open: "Open chat",
  close: "Close chat",
  end: "End conversation",
  conversation: "Conversation",
  write: "Write a message",
  send: "Send",
  stop: "Stop the answer",
  you: "You",
  agent: "Assistant",
  answering: "The assistant is writing",
  empty: "Write a message to begin.",
  newest: "To the newest message",
  connecting: "Connecting…",
  offline: "No connection. What you write is sent when it is back.",
  retry: "Try again",
  ended: "This conversation has ended.",
  expired: "This conversation has expired.",
  again: "Start a new conversation",
  waiting: "Not sent yet",
  stopped: "Stopped",
  broken: "The rest of this answer was lost.",
  uncertain: "It is not certain that this has arrived.",
  sendAgain: "Send again",
  using: "Working: {name}",
  used: "Done: {name}",
  dismiss: "Dismiss",
  busy: "Wait for the answer, or stop it.",
  failed: "The chat could not be started.",
  foreign: "This chat does not answer on {origin}. Whoever runs the site has to allow its address.",
  unset: "Nothing says whom to talk to: set data-agent-id, data-session-url or data-chat-url.",
  homeless: "The chat's server is not known: set data-server-url.",
};

/** The widget's own texts; `{name}` and `{origin}` are placeholders. */
export type Texts = Readonly<Record<keyof typeof english, string>>;

const german: Texts = {
  title: "Chat",
  open: "Chat öffnen",
  close: "Chat schließen",
  end: "Unterhaltung beenden",
  conversation: "Unterhaltung",
  write: "Nachricht schreiben",
  send: "Senden",
  stop: "Antwort anhalten",
  you: "Sie",
  agent: "Assistent",
  answering: "Der Assistent schreibt",
  empty: "Schreiben Sie eine Nachricht, um zu beginnen.",
  newest: "Zur neuesten Nachricht",
  connecting: "Verbindung wird aufgebaut …",
  offline: "Keine Verbindung. Was Sie schreiben, wird gesendet, sobald sie wieder da ist.",
  retry: "Erneut versuchen",
  ended: "Diese Unterhaltung ist beendet.",
  expired: "Diese Unterhaltung ist abgelaufen.",
  again: "Neue Unterhaltung beginnen",
  waiting: "Noch nicht gesendet",
  stopped: "Angehalten",
  broken: "Der Rest dieser Antwort ist verloren gegangen.",
  uncertain: "Es ist nicht sicher, ob das angekommen ist.",
  sendAgain: "Noch einmal senden",
  using: "In Arbeit: {name}",
  used: "Erledigt: {name}",
  dismiss: "Ausblenden",
  busy: "Warten Sie die Antwort ab, oder halten Sie sie an.",
  failed: "Der Chat konnte nicht gestartet werden.",
  foreign:
    "Dieser Chat antwortet nicht auf {origin}. Wer die Website betreibt, muss ihre Adresse zuerst zulassen.",
  unset: "Es ist nicht gesagt, mit wem: data-agent-id, data-session-url oder data-chat-url fehlt.",
  homeless: "Der Server des Chats ist nicht bekannt: data-server-url fehlt.",
};

const LANGUAGES: Readonly<Record<string, Texts>> = { en: english, de: german };

/** Texts for a language such as `de-AT`, English by default, with the page's overrides applied. */
export function resolveTexts(language: string, own: Partial<Texts>): Texts {
  return { ...(LANGUAGES[language.toLowerCase().split("-")[0] ?? ""] ?? english), ...own };
}
