using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>What can be done around a mass send: preview, state, deletion, speed.</summary>
internal sealed class MassJobEndpoints(PlatformLedger ledger, PhonePush push)
{
    private static readonly int[] Speeds = [80, 60, 45, 30, 10];

    public void Map(CallRoutes routes)
    {
        routes.Map(Rule("preview"), Preview);
        routes.Map(Rule("get"), Get);
        routes.Map(Rule("delete"), Delete);
        routes.Map(Rule("speed/get"), GetSpeed);
        routes.Map(Rule("speed/set"), SetSpeed);
    }

    private static CallRule Rule(string name) =>
        new($"cgi-bin/message/mass/{name}") { Needs = Capability.Verified, Daily = name == "get" ? 100_000 : 100, PerMinute = 60, TooFast = 42010 };

    private PlatformAnswer Preview(PlatformCall call)
    {
        var followers = call.Account.Followers;
        var name = call.Json.Text("towxname");
        var openId = string.IsNullOrEmpty(name) ? call.Json.Text("touser") : followers.ByName(name);
        if (openId is null || !followers.Knows(openId))
        {
            return PlatformAnswer.Refuse(40003);
        }

        if (!followers.Follows(openId))
        {
            return PlatformAnswer.Refuse(43004);
        }

        if (MassMessage.Read(call.Json, call.Account, call.Now, preview: true, out var code) is not { } content)
        {
            return PlatformAnswer.Refuse(code);
        }

        var articles = call.Account.Articles.Publish(content.Draft?.Articles ?? [], call.BaseAddress, call.Now, preview: true);
        push.Preview(call.Account, openId, content, articles);
        return PlatformAnswer.Done("preview success");
    }

    private PlatformAnswer Get(PlatformCall call) =>
        call.Json.Whole("msg_id") is { } msgId && ledger.Find(call.Account.Slug, msgId) is { } job
            ? PlatformAnswer.Of(new JsonObject { ["msg_id"] = job.MsgId, ["msg_status"] = job.MsgStatus })
            : PlatformAnswer.Refuse(40059);

    private PlatformAnswer Delete(PlatformCall call)
    {
        var job = call.Json.Whole("msg_id") is { } msgId
            ? ledger.Find(call.Account.Slug, msgId)
            : ledger.Jobs(call.Account.Slug).FirstOrDefault(one => one.Articles.Any(article => article.Url.Length > 0 && article.Url == call.Json.Text("url")));
        var index = call.Json.Whole("article_idx") ?? 0;
        var code = job switch
        {
            null => 40059,
            { MsgType: not ("mpnews" or "mpvideo") } => 40008,
            { State: not (MassJobState.Succeeded or MassJobState.Deleted) } => 40065,
            _ when index < 0 || index > Math.Max(1, job.Articles.Count) => 40060,
            _ => 0,
        };
        if (code != 0)
        {
            return PlatformAnswer.Refuse(code);
        }

        var changed = ledger.Amend(call.Account.Slug, job!.MsgId, one => Deleted(one, index));
        foreach (var article in changed.Articles.Where(static article => article.Deleted))
        {
            call.Account.Articles.Delete(article.Url);
        }

        return PlatformAnswer.Done();
    }

    private static MassJob Deleted(MassJob job, long index)
    {
        IReadOnlyList<Articles.PlatformArticle> articles =
            [.. job.Articles.Select((article, i) => index == 0 || i + 1 == index ? article with { Deleted = true } : article)];
        return job with { Articles = articles, State = articles.All(static article => article.Deleted) ? MassJobState.Deleted : job.State };
    }

    private static PlatformAnswer GetSpeed(PlatformCall call) => PlatformAnswer.Of(new JsonObject
    {
        ["speed"] = call.Account.MassSpeed,
        ["realspeed"] = Speeds[call.Account.MassSpeed],
    });

    private static PlatformAnswer SetSpeed(PlatformCall call)
    {
        if (call.Json.Whole("speed") is not { } speed)
        {
            return PlatformAnswer.Refuse(45084);
        }

        if (speed is < 0 or > 4)
        {
            return PlatformAnswer.Refuse(45083);
        }

        call.Account.MassSpeed = (int)speed;
        return PlatformAnswer.Done();
    }
}
