-- Streams the signed requests of <prefix>.<thread> through one wrk thread; each is sent once unless "again" is asked for.
local counter = 0

function setup(thread)
  thread:set("number", counter)
  counter = counter + 1
end

function init(args)
  file = assert(io.open(args[1] .. "." .. number, "rb"))
  again = args[2] == "again"
end

function request()
  local size = file:read(8)
  if not size then
    if again then
      file:seek("set", 0)
      size = file:read(8)
    else
      wrk.thread:stop()
      return "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    end
  end
  return file:read(tonumber(size))
end

function done(summary, latency, requests)
  local e = summary.errors
  print(string.format("MEASURED %d %d %d %d %d %d", summary.requests, summary.duration,
    e.connect + e.read + e.write + e.timeout, e.status, latency:percentile(99), summary.bytes))
end
