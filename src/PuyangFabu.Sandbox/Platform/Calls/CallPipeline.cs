using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PuyangFabu.Sandbox.Api;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>The order in which every call is handled, played faults included.</summary>
internal sealed partial class CallPipeline(
    PlatformDirectory accounts, FaultQueue faults, BackgroundWork work, SandboxOptions options, ILogger<CallPipeline> logger)
{
    private readonly TimeProvider time = options.TimeProvider;
    private int answers;

    public async Task<IResult> RunAsync(HttpContext http, CallRule rule, Func<PlatformCall, PlatformAnswer> effect)
    {
        var reading = await CallReading.ReadAsync(http.Request, http.RequestAborted);
        var query = http.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);
        if (Caller(rule, query, reading.Json, out var refusal) is not { } account)
        {
            return Write(refusal);
        }

        var slow = faults.Take(account.Slug, rule.Path, PlatformFaultKind.Slow);
        await WaitAsync(slow, afterEffect: false);
        var fault = faults.Take(account.Slug, rule.Path, FaultGroups.OfCalls);
        await faults.TellAsync(new PlatformMoment(account.Slug, rule.Path, Before: true, Code: null));
        if (fault?.Kind == PlatformFaultKind.NoAnswerBefore)
        {
            return Abort(http);
        }

        if (fault is { AfterEffect: false } && FaultAnswers.Of(fault) is { } played)
        {
            await faults.TellAsync(new PlatformMoment(account.Slug, rule.Path, Before: false, played.Code));
            return Write(played);
        }

        var call = new PlatformCall
        {
            Account = account,
            Rule = rule,
            Now = time.GetUtcNow(),
            BaseAddress = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/sandbox/wechat",
            Query = query,
            Body = reading.Body,
            Json = reading.Json,
            File = reading.File,
            Fields = reading.Fields,
        };
        var answer = Carry(call, http.Request.Method, fault, effect);
        if (call.BeforeAnswer is { } work)
        {
            await work();
        }

        await faults.TellAsync(new PlatformMoment(account.Slug, rule.Path, Before: false, answer.Code));
        await WaitAsync(slow, afterEffect: true);
        return fault?.Kind == PlatformFaultKind.NoAnswerAfter
            ? Abort(http)
            : Write(fault is { AfterEffect: true } ? FaultAnswers.Of(fault) ?? answer : answer);
    }

    public IResult Unknown(string method, string path)
    {
        LogUnknown(method, path);
        return Write(PlatformAnswer.Refuse(40066));
    }

    /// <summary>The account a call is made for, by its token or its appid; null with the refusal when there is none.</summary>
    private PlatformAccount? Caller(
        CallRule rule, Dictionary<string, string> query, JsonElement json, out PlatformAnswer refusal)
    {
        var name = rule.ByAppId ? query.GetValueOrDefault("appid") ?? json.Text("appid") : query.GetValueOrDefault("access_token");
        refusal = (rule.ByAppId, string.IsNullOrEmpty(name)) switch
        {
            (true, true) => PlatformAnswer.Refuse(41002),
            (true, false) => PlatformAnswer.Refuse(40013),
            (false, true) => PlatformAnswer.Refuse(41001),
            (false, false) => PlatformAnswer.Refuse(40001),
        };
        return string.IsNullOrEmpty(name) ? null : rule.ByAppId ? accounts.ByAppId(name) : accounts.ByToken(name);
    }

    // A caller that goes away does not stop the platform.
    private async Task WaitAsync(PlatformFault? slow, bool afterEffect)
    {
        if (slow is not null && slow.AfterEffect == afterEffect)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(slow.Milliseconds), time, work.Stopping);
        }
    }

    private static PlatformAnswer Carry(
        PlatformCall call, string method, PlatformFault? fault, Func<PlatformCall, PlatformAnswer> effect)
    {
        var (account, rule) = (call.Account, call.Rule);
        lock (account.Gate)
        {
            if (fault?.Kind is PlatformFaultKind.TokenRevoked or PlatformFaultKind.TokenExpired)
            {
                account.Tokens.End(expired: fault.Kind == PlatformFaultKind.TokenExpired);
            }

            if (!rule.ByAppId && account.Tokens.Check(call.Query["access_token"], call.Now) is var code and not 0)
            {
                return PlatformAnswer.Refuse(code);
            }

            if (HttpMethods.IsPost(method) != rule.Post)
            {
                return PlatformAnswer.Refuse(rule.Post ? 43002 : 43001);
            }

            if (!account.Settings.Allows(rule.Needs))
            {
                return PlatformAnswer.Refuse(48001);
            }

            if (account.Calls.Take(rule, call.Now) is var limit and not 0)
            {
                return PlatformAnswer.Refuse(limit);
            }

            if (rule.Post && call.Json.ValueKind == JsonValueKind.Undefined && call.Body.Length > 0)
            {
                return PlatformAnswer.Refuse(47001);
            }

            return effect(call);
        }
    }

    private static IResult Abort(HttpContext http)
    {
        http.Abort();
        return Results.Empty;
    }

    // JSON arrives under either name, without a charset; nobody may rely on one.
    private RawResult Write(PlatformAnswer answer) => answer.Bytes is { } bytes
        ? new RawResult(answer.Status, answer.ContentType, bytes, answer.FileName)
        : new RawResult(
            answer.Status,
            Interlocked.Increment(ref answers) % 2 == 0 ? "text/plain" : "application/json; encoding=utf-8",
            JsonSerializer.SerializeToUtf8Bytes(answer.Json, SandboxJson.Options));

    [LoggerMessage(LogLevel.Warning, "沙箱没有这个微信接口：{Method} {Path}，已答复 40066")]
    private partial void LogUnknown(string method, string path);
}
