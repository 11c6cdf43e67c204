-- wrk asks another question each time. Arguments: what stands before a word and what stands after it;
-- the file of the words, one a line, or below which number they all are; also how many ms to wait
-- before each, where that is given. At the end it prints how questions failed, and then: answers,
-- seconds, p50 and p99 in ms, how many failed.

local before, after, count
local words = {}

function init(args)
  before, after, count = args[1], args[2], tonumber(args[3])
  if not count then
    for word in io.lines(args[3]) do
      words[#words + 1] = word
    end
    count = #words
  end
  if args[4] then
    local pause = tonumber(args[4])
    delay = function() return pause end
  end
end

function request()
  local number = math.random(0, count - 1)
  return wrk.format("GET", before .. (words[number + 1] or number) .. after)
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
