/** A guest of the hotel, as its own systems know them. */
export interface Guest {
  readonly id: string;
  readonly name: string | null;
  readonly language: string;
  readonly timezone: string;
  readonly phone: string | null;
}

/** What one guest said in one conversation of the past, each line answered. */
export interface PastTalk {
  readonly at: string;
  readonly lines: readonly (readonly [said: string, answered: string])[];
}

/** A guest who has come back for years, whose life went on between the visits. */
export const ANA: Guest = {
  id: "guest-1001",
  name: "Ana Kovač",
  language: "en",
  timezone: "Europe/Lisbon",
  phone: "+385911234567",
};

export const ANA_PAST: readonly PastTalk[] = [
  {
    at: "2024-09-14T08:10:00Z",
    lines: [
      ["Hello, my name is Ana. I live in Zagreb.", "Welcome, Ana! What can we do for you?"],
      ["I work as a nurse.", "Then you deserve a quiet room."],
      ["I am allergic to walnuts.", "Noted: no walnuts, whatever the cook says."],
      ["My sister is called Mira.", "A lovely name."],
    ],
  },
  {
    at: "2025-02-20T17:40:00Z",
    lines: [
      ["I moved to Vienna in January.", "How do you like it there?"],
      ["I love the breakfast in the winter garden.", "Frau Huber will be glad to hear it."],
      ["I have a dog called Bruno.", "Bruno is welcome for 9 euros a night."],
    ],
  },
  {
    at: "2025-08-02T09:05:00Z",
    lines: [
      ["I work as a physiotherapist now.", "Congratulations on the new work!"],
      ["My favourite drink is chamomile tea.", "There will be a pot in your room."],
      ["Could you ask whether the sauna opens earlier on Sundays?", "I will ask Frau Huber and tell you."],
    ],
  },
  {
    at: "2026-04-18T19:30:00Z",
    lines: [
      ["I moved to Lisbon in March.", "By the sea! Salzburg will seem small."],
      ["My partner is called Rui.", "Rui is welcome, too."],
      ["I am vegetarian.", "Our kitchen cooks without meat every day."],
      ["My father died in February.", "I am so sorry, Ana."],
    ],
  },
  {
    at: "2026-10-30T10:20:00Z",
    lines: [
      ["My favourite drink is elderflower soda.", "We make our own, from the garden."],
      ["I am planning to visit Hallstatt in December.", "The boat goes every half hour."],
      ["I prefer a room on the top floor.", "The top floor looks onto the Untersberg."],
    ],
  },
];

const NAMES: readonly (readonly [name: string, language: string, timezone: string])[] = [
  ["Yusuf Demir", "en", "Europe/Istanbul"],
  ["Chloé Marchand", "en", "Europe/Paris"],
  ["ליאור כהן", "he", "Asia/Jerusalem"],
  ["Hannah Lindqvist", "en", "Europe/Stockholm"],
  ["Kenji Watanabe", "ja", "Asia/Tokyo"],
  ["نورا السيد", "ar", "Africa/Cairo"],
  ["Tomasz Wiśniewski", "en", "Europe/Warsaw"],
  ["Amara Okafor", "en", "Africa/Lagos"],
  ["Lucía Fernández", "en", "Europe/Madrid"],
  ["Johann Obermayr", "de", "Europe/Vienna"],
  ["Priya Raghunathan", "en", "Asia/Kolkata"],
  ["Matteo Bianchi", "en", "Europe/Rome"],
  ["Ingrid Haugen", "en", "Europe/Oslo"],
  ["Olena Shevchenko", "en", "Europe/Kyiv"],
  ["Liam O’Sullivan", "en", "Europe/Dublin"],
  ["Wei Zhang", "en", "Asia/Shanghai"],
  ["Fatima Zahra Bennani", "en", "Africa/Casablanca"],
  ["Petra Novotná", "en", "Europe/Prague"],
  ["Daniel Costa Ribeiro", "en", "America/Sao_Paulo"],
  ["Sofie Janssens", "en", "Europe/Brussels"],
  ["Noah Steiner", "de", "Europe/Zurich"],
  ["Emily Thompson", "en", "America/Chicago"],
  ["Андрей Волков", "en", "Europe/Riga"],
  ["Maja Horvat", "en", "Europe/Zagreb"],
];

/** Guests beside Ana. */
export const GUESTS: readonly Guest[] = NAMES.map(([name, language, timezone], at) => ({
  ...{ id: `guest-${1002 + at}`, name, language, timezone },
  phone: at % 3 === 0 ? `+4366012${String(10_000 + at * 37)}` : null,
}));

/** What the others said once; one talk each, in turn. */
export const OTHER_PAST: readonly PastTalk[] = [
  {
    at: "2026-09-03T07:55:00Z",
    lines: [
      ["I live in Istanbul.", "That is quite a journey."],
      ["I like a firm mattress.", "Room 12 has the firmest."],
    ],
  },
  {
    at: "2026-09-21T15:12:00Z",
    lines: [
      ["I am allergic to peanuts.", "We will tell the kitchen."],
      ["My daughter is called Elise.", "There is a swing in the courtyard."],
    ],
  },
  {
    at: "2026-10-11T11:30:00Z",
    lines: [
      ["I work as an architect.", "Then you will like the winter garden."],
      ["I love quiet mornings.", "The courtyard side is the quiet one."],
    ],
  },
  {
    at: "2026-11-02T18:44:00Z",
    lines: [
      ["I am vegan.", "There is oat milk at breakfast."],
      ["I have a cat called Momo.", "Cats have stayed here before."],
    ],
  },
];
