-- Each request asks for another candidate, as the filled database numbers them: with a form for the page, with JSON for
-- the open interface.
local candidates = tonumber(os.getenv("CANDIDATES"))
local json = os.getenv("KIND") == "json"
local body = json and '{"ticket":"22%010d","digits":"%04d"}' or "ticket=22%010d&digits=%04d"
wrk.method = "POST"
wrk.headers["content-type"] = json and "application/json" or "application/x-www-form-urlencoded"

function request()
  local number = math.random(0, candidates - 1)
  return wrk.format(nil, nil, nil, string.format(body, number, number % 10000))
end
