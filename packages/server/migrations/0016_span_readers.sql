-- Who may read what a span holds. Both are null in spans from before, which are shown by the strictest scope that could apply.
ALTER TABLE hyponema.spans
  -- The scopes that its content takes besides those of its type.
  ADD COLUMN needs text[],
  -- `error` without a model provider's own words, which may quote what the model was sent.
  ADD COLUMN plain_error text;
