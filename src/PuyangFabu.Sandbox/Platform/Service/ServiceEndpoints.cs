using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Service;

/// <summary>Customer-service messages (客服消息).</summary>
internal sealed class ServiceEndpoints(PhoneBook phones)
{
    public void Map(CallRoutes routes)
    {
        routes.Post("cgi-bin/message/custom/send", Send, Capability.Verified, daily: 500_000);
        routes.Post("cgi-bin/message/custom/typing", Type, Capability.Verified);
    }

    private PlatformAnswer Send(PlatformCall call)
    {
        var openId = call.Json.Text("touser") ?? "";
        var followers = call.Account.Followers;
        if (!followers.Knows(openId))
        {
            return PlatformAnswer.Refuse(40003);
        }

        var entry = ServiceReading.Read(call.Json, call.Account, call.Now, out var code);
        code = code != 0 ? code
            : !followers.Follows(openId) ? 45015
            : followers.Of(openId).Blacklisted ? 43019
            : call.Account.Service.Take(openId, call.Now);
        if (code != 0)
        {
            return PlatformAnswer.Refuse(code);
        }

        if (phones.Find(call.Account.Slug, openId) is not null)
        {
            phones.Append(call.Account.Slug, openId, entry!);
        }

        return PlatformAnswer.Done();
    }

    private static PlatformAnswer Type(PlatformCall call)
    {
        var openId = call.Json.Text("touser") ?? "";
        var code = (call.Json.Text("command"), call.Account.Followers.Knows(openId)) switch
        {
            (_, false) => 40003,
            ("Typing", _) => call.Account.Service.Type(openId, on: true, call.Now),
            ("CancelTyping", _) => call.Account.Service.Type(openId, on: false, call.Now),
            _ => 45072,
        };
        return code == 0 ? PlatformAnswer.Done() : PlatformAnswer.Refuse(code);
    }
}
