import type { Schemas } from "@hyponema/client";
import { ActionIcon, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation, useApiQuery } from "../../../api/use-api.ts";
import { formatNumber } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { PriceDialog } from "./price-dialog.tsx";

type Price = Schemas["ModelPrice"];
type OwnPrice = Schemas["OwnModelPrice"];

/** Model prices of the workspace that override the built-in list. */
export function ModelPrices() {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("workspaces:write");
  const read = useApiQuery("listModelPrices", { params: { workspace_id } });
  const set = useApiMutation("setModelPrices", ["listModelPrices"]);
  const [adding, setAdding] = useState(false);
  const prices = read.data?.data;
  const own = prices?.data.filter(({ source }) => source === "workspace") ?? [];
  const savePrices = (next: readonly Price[], more: readonly OwnPrice[], done?: () => void) => {
    const body = { data: [...next.map(priceBody), ...more] };
    set.mutate({ params: { workspace_id }, body }, done ? { onSuccess: done } : undefined);
  };
  return (
    <Section
      title="Prices of models"
      description="In US dollars for a million tokens. Your own go before the built-in ones and count from the next turn on."
      actions={
        mayWrite && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={!prices}
            onClick={() => setAdding(true)}
          >
            Add
          </Button>
        )
      }
    >
      {read.isPending && <Skeleton height={60} />}
      <ProblemAlert error={read.error ?? (adding ? null : set.error)} />
      <Stack gap="sm">
        {own.map((price) => (
          <Group key={`${price.provider}/${price.model}`} gap="sm" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={600} className="cut" dir="auto" title={price.model}>
                {price.model}
              </Text>
              <Text size="xs" c="dimmed">
                {price.provider}: ${price.input_usd} in, ${price.output_usd} out
              </Text>
            </div>
            {mayWrite && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove the price of ${price.model}`}
                onClick={() =>
                  savePrices(
                    own.filter((one) => one !== price),
                    [],
                  )
                }
              >
                <IconTrash size={17} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      {prices && (
        <Text size="sm" c="dimmed">
          {own.length === 0 && "You have set none of your own. "}
          {formatNumber(prices.data.length - own.length)} built-in prices, as of {prices.as_of}.
        </Text>
      )}
      {adding && (
        <PriceDialog
          error={set.error}
          busy={set.isPending}
          onClose={() => setAdding(false)}
          onSave={(price) =>
            savePrices(
              own.filter(({ provider, model }) => provider !== price.provider || model !== price.model),
              [price],
              () => setAdding(false),
            )
          }
        />
      )}
    </Section>
  );
}

function priceBody({
  provider,
  model,
  input_usd,
  cached_input_usd,
  cache_write_usd,
  output_usd,
}: Price): OwnPrice {
  return { provider, model, input_usd, cached_input_usd, cache_write_usd, output_usd };
}
