# syntax=docker/dockerfile:1
# Built with everything, run with the packages of production alone. Pages of scans are read where Tesseract is: see below.
FROM node:24-bookworm-slim AS build
WORKDIR /loa
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /loa
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
# --build-arg READING= leaves these out, and half of the size: then scans and screenshots are not read.
ARG READING="tesseract-ocr tesseract-ocr-vie poppler-utils imagemagick"
RUN if [ -n "$READING" ]; then apt-get update && apt-get install -y --no-install-recommends $READING && rm -rf /var/lib/apt/lists/*; fi
WORKDIR /loa
COPY --from=packages /loa/node_modules node_modules
COPY --from=build /loa/package.json /loa/package-lock.json /loa/loa.mjs /loa/fresh.mjs /loa/build.mjs ./
COPY --from=build /loa/bot bot
COPY --from=build /loa/core core
COPY --from=build /loa/db db
COPY --from=build /loa/dist dist
COPY --from=build /loa/miniapp/dist miniapp/dist
RUN mkdir -m 700 /data && chown node:node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATABASE_URL=file:/data/loa.db
VOLUME /data
EXPOSE 3000
# Whether to start it anew: /ready would say no for a lost consent too, which a start does not mend.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "--max-old-space-size=512", "loa.mjs", "serve"]
