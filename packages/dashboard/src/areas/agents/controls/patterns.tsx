import { TagsInput } from "@mantine/core";

interface PatternsProps {
  readonly value: { readonly keywords: string[]; readonly regexes: string[] };
  readonly onChange: (part: { keywords: string[] } | { regexes: string[] }) => void;
  readonly errorAt: (field: string) => string | undefined;
}

/** Keywords and regular expressions of a guard. */
export function Patterns({ value, onChange, errorAt }: PatternsProps) {
  return (
    <>
      <TagsInput
        label="Words and phrases"
        description="Enter after each. Found whole, whatever their case, accents or look-alike letters."
        maxTags={200}
        splitChars={["\n"]}
        value={value.keywords}
        onChange={(keywords) => onChange({ keywords })}
        error={errorAt("/keywords")}
      />
      <TagsInput
        label="Regular expressions"
        description="RE2, without regard to case."
        maxTags={50}
        splitChars={["\n"]}
        value={value.regexes}
        onChange={(regexes) => onChange({ regexes })}
        error={errorAt("/regexes")}
      />
    </>
  );
}
