# syntax=docker/dockerfile:1
# The image holds Node, the bundled program, the knowledge and the binary of SQLite; no npm packages, no compiler, no shell scripts of ours.
# The async contexts of a turn cost a tenth of it on 20 and 22, and next to nothing on 24.
ARG NODE_VERSION=24

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY bin bin
COPY src src
COPY test test
COPY bench bench
COPY tools tools
COPY knowledge knowledge
COPY cards cards
# "lotse check" fails the build where the knowledge is wrong, and prepares it so that a container starts fast.
RUN npm run build && node bin/lotse.js check && node dist/tools/bundle.js

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 PLAYGROUND=off STORAGE_URL=sqlite:/data/lotse.db
WORKDIR /app
COPY --from=build --chown=root:root /build/dist/bundle ./
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Learning needs 450 MB of heap (a start with other knowledge, a reload), twice at most; the memory limits of compose.yaml and the manifests have room for that.
# A turn leaves little behind: with more room for what is young (16 MB by default) a twelfth of its time is saved.
# DEP0040 is a warning about a library, and no line of JSON.
CMD ["node", "--max-old-space-size=512", "--max-semi-space-size=32", "--disable-warning=DEP0040", "dist/src/main.js"]
