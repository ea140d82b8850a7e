-- Each request asks for another candidate, as the filled database numbers them.
local candidates = tonumber(os.getenv("CANDIDATES"))
wrk.method = "POST"
wrk.headers["content-type"] = "application/x-www-form-urlencoded"
wrk.headers["accept"] = "text/html"

function request()
  local number = math.random(0, candidates - 1)
  return wrk.format(nil, nil, nil, string.format("ticket=22%010d&digits=%04d", number, number % 10000))
end
