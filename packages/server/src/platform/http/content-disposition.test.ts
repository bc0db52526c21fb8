import { expect, test } from "vitest";
import { attachment } from "./content-disposition.ts";

test.each([
  ["a b-1.txt", `attachment; filename="a b-1.txt"`],
  ["Größe.txt", `attachment; filename="Gr__e.txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.txt`],
  [
    `say "hi" 100%.txt`,
    `attachment; filename="say _hi_ 100_.txt"; filename*=UTF-8''say%20%22hi%22%20100%25.txt`,
  ],
  ["it's (1)*é.txt", `attachment; filename="it's (1)*_.txt"; filename*=UTF-8''it%27s%20%281%29%2A%C3%A9.txt`],
  ["../../etc/passwd", `attachment; filename=".._.._etc_passwd"`],
  ["a\r\nSet-Cookie: b", `attachment; filename="a__Set-Cookie: b"`],
  ["half \ud800.txt", `attachment; filename="half _.txt"; filename*=UTF-8''half%20%EF%BF%BD.txt`],
])("a file called %j is saved under that name as far as names go", (name, header) => {
  expect(attachment(name)).toBe(header);
});
