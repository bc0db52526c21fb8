# The server's image. PostgreSQL is not in it: it needs DATABASE_URL. compose.yaml shows how to run it, and
# scripts/try-image.ts runs these steps where no container engine is at hand.

FROM node:24-bookworm-slim AS manifests
WORKDIR /sources
COPY . .
RUN mkdir /manifests && cp package-lock.json /manifests \
  && find . -name package.json -not -path '*/node_modules/*' -exec cp --parents -t /manifests '{}' +

# What the server needs to run, and nothing to develop it with. Only a change of the manifests installs anew.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY --from=manifests /manifests ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --workspace=@hyponema/server --no-audit --no-fund

# What runs in browsers is built; the server runs its sources as they are.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN node scripts/prepare.mjs && mkdir /built \
  && find packages -mindepth 2 -maxdepth 2 -name dist -exec cp -r --parents -t /built '{}' +

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 HYPONEMA_DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app ./
COPY LICENSE ./
COPY docs docs
COPY examples examples
COPY packages packages
COPY --from=build /built ./
RUN ln -s /app/packages/server/src/cli/main.ts /usr/local/bin/hyponema && chmod +x packages/server/src/cli/main.ts \
  && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8787
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/packages/server/src/cli/main.ts"]
CMD ["serve", "--no-demo"]
