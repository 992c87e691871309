// What the `prisma` command reads. The program itself never runs `prisma migrate`: src/lib/migrate.ts applies the migrations.
import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Only `migrate diff`, `status` and `deploy` need a server; `generate` and offline diffs do not.
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
