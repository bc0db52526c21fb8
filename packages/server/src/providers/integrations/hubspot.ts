import { baseUrlField, EMAIL_SCHEMA, TIMEOUT_FIELD } from "./common-fields.ts";
import { type Account, type Action, type IntegrationProvider, textOf } from "./port.ts";
import { listAt, objectAt, type VendorAnswer, VendorApi, type VendorRequest } from "./vendor-http.ts";

const api = new VendorApi("HubSpot", "access_token");

const CONTACTS = "/crm/v3/objects/contacts";
const CONTACT_FIELDS = ["email", "firstname", "lastname", "phone", "company", "lifecyclestage"];
// HubSpot's predefined association type IDs.
const NOTE_TO_CONTACT = 202;
const TICKET_TO_CONTACT = 16;

const CONTACT_ID = { type: "string", pattern: "^\\d{1,20}$", description: "The contact's ID." };

const findContact: Action = {
  name: "find_contact",
  description: "Finds contacts by e-mail address, telephone number or name.",
  parameters: {
    type: "object",
    properties: { query: { type: "string", minLength: 2, maxLength: 200 } },
    required: ["query"],
    additionalProperties: false,
  },
  async run(account, { query }, signal) {
    const body = { query: textOf(query), properties: CONTACT_FIELDS, limit: 10 };
    const found = await call(account, { path: `${CONTACTS}/search`, body, readOnly: true }, signal);
    return { contacts: listAt(found, "results").map(contactFields), total: found.total };
  },
};

const saveContact: Action = {
  name: "save_contact",
  description: "Makes a contact, or changes the one with this e-mail address. Fields that are left out stay.",
  parameters: {
    type: "object",
    properties: {
      email: EMAIL_SCHEMA,
      first_name: { type: "string", maxLength: 200 },
      last_name: { type: "string", maxLength: 200 },
      phone: { type: "string", maxLength: 40 },
      company: { type: "string", maxLength: 200 },
    },
    required: ["email"],
    additionalProperties: false,
  },
  async run(account, { email, first_name: firstname, last_name: lastname, phone, company }, signal) {
    const body = { properties: { email, firstname, lastname, phone, company } };
    const path = `${CONTACTS}/${encodeURIComponent(textOf(email))}`;
    const change = { path, method: "PATCH", query: { idProperty: "email" }, body } as const;
    const changed = await api.call(account, change, signal);
    if (changed.status !== 404) return { contact: contactFields(bodyOrThrow(changed)), made: false };
    return { contact: contactFields(await call(account, { path: CONTACTS, body }, signal)), made: true };
  },
};

const addNote: Action = {
  name: "add_note",
  description: "Adds a note to a contact's timeline.",
  parameters: {
    type: "object",
    properties: { contact_id: CONTACT_ID, text: { type: "string", minLength: 1, maxLength: 10_000 } },
    required: ["contact_id", "text"],
    additionalProperties: false,
  },
  async run(account, { contact_id: contact, text }, signal) {
    const body = {
      properties: { hs_note_body: asHtml(textOf(text)), hs_timestamp: account.clock.now().toISOString() },
      associations: [linkTo(contact, NOTE_TO_CONTACT)],
    };
    const note = await call(account, { path: "/crm/v3/objects/notes", body }, signal);
    return { noted: true, id: note.id };
  },
};

const createTicket: Action = {
  name: "create_ticket",
  description: "Opens a support ticket, for a contact when one is named.",
  parameters: {
    type: "object",
    properties: {
      subject: { type: "string", minLength: 1, maxLength: 200 },
      content: { type: "string", minLength: 1, maxLength: 10_000 },
      priority: { enum: ["LOW", "MEDIUM", "HIGH"] },
      contact_id: CONTACT_ID,
    },
    required: ["subject", "content"],
    additionalProperties: false,
  },
  async run(account, { subject, content, priority, contact_id: contact }, signal) {
    const body = {
      properties: {
        ...{ subject, content, hs_ticket_priority: priority },
        hs_pipeline: account.settings.ticket_pipeline,
        hs_pipeline_stage: account.settings.ticket_stage,
      },
      associations: contact === undefined ? [] : [linkTo(contact, TICKET_TO_CONTACT)],
    };
    const ticket = await call(account, { path: "/crm/v3/objects/tickets", body }, signal);
    return { opened: true, id: ticket.id };
  },
};

/** HubSpot's CRM API v3 with the token of a private app. */
export const hubspot: IntegrationProvider = {
  slug: "hubspot",
  name: "HubSpot",
  description: "Finds and keeps contacts, writes notes, opens tickets.",
  credential: [
    {
      name: "access_token",
      label: "Access token",
      help: "Of a private app, with crm.objects.contacts.read and .write, and tickets for create_ticket.",
      required: true,
      schema: { type: "string", minLength: 8, maxLength: 500 },
    },
  ],
  settings: [
    {
      name: "ticket_pipeline",
      label: "Pipeline of tickets",
      help: "Its ID; HubSpot's own first one unless set.",
      required: false,
      schema: { type: "string", minLength: 1, maxLength: 40, default: "0" },
    },
    {
      name: "ticket_stage",
      label: "Stage of new tickets",
      help: "Its ID in that pipeline.",
      required: false,
      schema: { type: "string", minLength: 1, maxLength: 40, default: "1" },
    },
    baseUrlField("https://api.hubapi.com", "For a proxy of your own."),
    TIMEOUT_FIELD,
  ],
  destination: ["base_url"],
  actions: [findContact, saveContact, addNote, createTicket],
  async test(account, signal) {
    const { portalId } = await call(account, { path: "/account-info/v3/details" }, signal);
    return `Signed in to account ${String(portalId)}.`;
  },
};

async function call(
  account: Account,
  request: VendorRequest,
  signal: AbortSignal,
): Promise<VendorAnswer["body"]> {
  return bodyOrThrow(await api.call(account, request, signal));
}

function bodyOrThrow(answer: VendorAnswer): VendorAnswer["body"] {
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw api.refusal(answer, answer.body.message);
}

function linkTo(contact: unknown, type: number): object {
  return {
    to: { id: contact },
    types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: type }],
  };
}

// HubSpot returns more properties than requested.
function contactFields(contact: Readonly<Record<string, unknown>>): object {
  const properties = objectAt(contact, "properties");
  return { id: contact.id, ...Object.fromEntries(CONTACT_FIELDS.map((name) => [name, properties[name]])) };
}

// Note bodies are HTML in HubSpot; agents write plain text.
function asHtml(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replaceAll("\n", "<br>");
}
