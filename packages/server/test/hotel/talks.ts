import type { Move } from "../doubles/llm/script.ts";

/** What a guest asks today, and what the model does about it. */
export interface Talk {
  readonly said: string;
  readonly rounds: readonly (readonly Move[])[];
}

const usage = (prompt: number, completion: number): Move => ({ usage: { prompt, completion, cached: 0 } });

function calls(name: string, given: object): Move {
  return { call: name, pieces: [JSON.stringify(given)] };
}

export const BREAKFAST: Talk = {
  said: "When is breakfast tomorrow, and is there something without meat?",
  rounds: [
    [
      {
        say: "Breakfast is from 7 to 10 in the winter garden. There is always something without meat, and the elderflower soda you like is on the buffet.",
      },
      usage(812, 34),
    ],
  ],
};

export const TABLE: Talk = {
  said: "Could you book a table for two this evening? Rui is with me.",
  rounds: [
    [
      { say: "One moment, I am looking at the dining room. " },
      calls("check_tables", { date: "2026-11-26", party: 2 }),
      usage(874, 41),
    ],
    [calls("book_table", { date: "2026-11-26", time: "19:30", party: 2, name: "Ana Kovač" }), usage(961, 38)],
    [
      {
        say: "Done: a table for you and Rui at half past seven, by the window. The kitchen knows about the walnuts.",
      },
      usage(1_040, 29),
    ],
  ],
};

export const HALLSTATT: Talk = {
  said: "How do we get to Hallstatt without a car?",
  rounds: [
    [
      {
        say: "By train from Salzburg to Attnang-Puchheim, then to Hallstatt; the boat across the lake meets every train. It takes about two and a half hours.",
      },
      usage(906, 44),
    ],
  ],
};

export const GUEST_LIST: Talk = {
  said: "Who else is staying on my floor?",
  rounds: [[{ say: "Let me look into the guest list for you" }, usage(790, 11)]],
};

export const WEATHER: Talk = {
  said: "Is it going to snow on Saturday?",
  rounds: [
    [calls("forecast", { place: "Salzburg", day: "saturday" }), usage(801, 22)],
    [
      {
        say: "I could not reach the weather service just now. Shall I ask again in a moment?",
      },
      usage(850, 19),
    ],
  ],
};

/** What others ask, in turn. */
export const SMALL_TALKS: readonly Talk[] = [
  {
    said: "Is there parking?",
    rounds: [[{ say: "In the courtyard, for 12 euros a night. Shall I reserve a place?" }, usage(640, 18)]],
  },
  {
    said: "Can I bring my dog?",
    rounds: [[{ say: "Of course, for 9 euros a night. There is a bowl at the door." }, usage(651, 21)]],
  },
  {
    said: "Until when can I check out?",
    rounds: [[{ say: "Until 11; your luggage can stay with us afterwards." }, usage(633, 15)]],
  },
  {
    said: "What is the Wi-Fi password?",
    rounds: [[{ say: "It is on your key card, below the room number." }, usage(629, 14)]],
  },
];
