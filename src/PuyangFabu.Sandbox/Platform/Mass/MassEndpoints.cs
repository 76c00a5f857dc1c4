using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>The two calls that send to many, which know a repeat by its key before they look at anything else.</summary>
internal sealed class MassEndpoints(MassSending sending, PlatformLedger ledger, FaultQueue faults, SandboxOptions options)
{
    private const int LongestKey = 32, MostOpenIds = 10_000;

    public void Map(CallRoutes routes)
    {
        routes.Map(Rule("sendall", Capability.Verified), call => Send(call, "filter", Filtered));
        routes.Map(Rule("send", Capability.VerifiedService), call => Send(call, "touser", Named));
    }

    private static CallRule Rule(string name, Capability needs) =>
        new($"cgi-bin/message/mass/{name}") { Needs = needs, Daily = 100, PerMinute = 60, TooFast = 42010 };

    private PlatformAnswer Send(PlatformCall call, string field, Func<PlatformCall, (MassTarget? Audience, int Code)> read)
    {
        var clientMsgId = call.Json.Text("clientmsgid");
        if (JsonReading.Bytes(clientMsgId) > LongestKey)
        {
            return PlatformAnswer.Refuse(45067);
        }

        var key = string.IsNullOrEmpty(clientMsgId) ? Digest(call.Json, field) : $"given {clientMsgId}";
        if (call.Account.MassKeys.Ask(key, call.Now, out var existing) is var known and not 0)
        {
            return Known(call, known, existing);
        }

        var (audience, code) = read(call);
        if (audience is null)
        {
            return PlatformAnswer.Refuse(code);
        }

        if (MassMessage.Read(call.Json, call.Account, call.Now, preview: false, out code) is not { } content)
        {
            return PlatformAnswer.Refuse(code);
        }

        var jobs = ledger.Jobs(call.Account.Slug);
        if (options.Limits.Quotas && !MassQuota.Allows(call.Account.Settings.Kind, audience.ToAll, jobs, call.Now))
        {
            return PlatformAnswer.Refuse(45028);
        }

        var job = sending.Accept(call, audience, content, clientMsgId);
        call.Account.MassKeys.Accept(key, job.MsgId, call.Now);
        return Accepted(call, job);
    }

    private PlatformAnswer Known(PlatformCall call, int code, long? msgId)
    {
        if (code == 45066)
        {
            return PlatformAnswer.Refuse(code);
        }

        return ledger.Find(call.Account.Slug, msgId!.Value)!.State == MassJobState.AwaitingAdministrator
            ? PlatformAnswer.Refuse(89505)
            : PlatformAnswer.Refuse(45065, more: new JsonObject { ["msg_id"] = msgId });
    }

    private PlatformAnswer Accepted(PlatformCall call, MassJob job)
    {
        if (job.State == MassJobState.AwaitingAdministrator)
        {
            return PlatformAnswer.Refuse(89504);
        }

        switch (faults.Take(call.Account.Slug, call.Rule.Path, FaultGroups.Acceptance)?.Kind)
        {
            case PlatformFaultKind.AcceptedAsExisting:
                return PlatformAnswer.Refuse(45065, more: new JsonObject { ["msg_id"] = job.MsgId });
            case PlatformFaultKind.AcceptedAsTooFast:
                return PlatformAnswer.Refuse(45066);
        }

        var answer = new JsonObject { ["errcode"] = 0, ["errmsg"] = "send job submission success", ["msg_id"] = job.MsgId };
        if (job.MsgDataId is { } dataId)
        {
            answer["msg_data_id"] = dataId;
        }

        return PlatformAnswer.Of(answer);
    }

    private static (MassTarget?, int) Filtered(PlatformCall call)
    {
        if (call.Json.Field("filter") is not { } filter)
        {
            return (null, 40035);
        }

        if (filter.Flag("is_to_all"))
        {
            return (new MassTarget { ToAll = true }, 0);
        }

        return filter.Whole("tag_id") is { } tag && call.Account.Followers.Tags.Exists(tag)
            ? (new MassTarget { TagId = (int)tag }, 0)
            : (null, 40152);
    }

    private static (MassTarget?, int) Named(PlatformCall call)
    {
        var openIds = call.Json.Texts("touser").Distinct(StringComparer.Ordinal).ToList();
        return openIds.Count switch
        {
            < 2 => (null, 40130),
            > MostOpenIds => (null, 40032),
            _ when !openIds.TrueForAll(call.Account.Followers.Knows) => (null, 40003),
            _ => (new MassTarget { OpenIds = openIds }, 0),
        };
    }

    // Without a key the platform takes audience and content for one.
    private static string Digest(JsonElement json, string audience)
    {
        var type = json.Text("msgtype") ?? "";
        var branch = json.Field(type == "image" ? "images" : type)?.GetRawText();
        var range = json.Field(audience)?.GetRawText();
        return $"digest {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{range}\n{type}\n{branch}")))}";
    }
}
