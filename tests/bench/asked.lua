-- wrk asks another question each time. Arguments: what stands before a number, what stands after it,
-- and below which it is; also how many ms to wait before each, where that is given. At the end it
-- prints how questions failed, and then: answers, seconds, p50 and p99 in ms, how many failed.

local before, after, count

function init(args)
  before, after, count = args[1], args[2], tonumber(args[3])
  if args[4] then
    local pause = tonumber(args[4])
    delay = function() return pause end
  end
end

function request()
  return wrk.format("GET", before .. math.random(0, count - 1) .. after)
end

function done(summary, latency)
  local failed = summary.errors
  print(string.format(
    "failed to connect %d, read %d, write %d; refused %d, too late %d",
    failed.connect, failed.read, failed.write, failed.status, failed.timeout
  ))
  print(string.format(
    "%d %f %f %f %d", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    failed.connect + failed.read + failed.write + failed.status + failed.timeout
  ))
end
