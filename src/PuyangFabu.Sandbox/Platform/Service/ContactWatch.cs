using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Platform.Accounts;

namespace PuyangFabu.Sandbox.Platform.Service;

/// <summary>Notices what followers do, for it decides how many customer-service messages they may be sent.</summary>
internal sealed class ContactWatch(PlatformDirectory accounts, TimeProvider time)
{
    public void Saw(string slug, string openId, CallbackMessage message)
    {
        ServiceWindowKind? kind = message.Event switch
        {
            null => ServiceWindowKind.Message,
            "CLICK" or "scancode_push" or "scancode_waitmsg" => ServiceWindowKind.Tap,
            "subscribe" => ServiceWindowKind.Follow,
            "SCAN" => ServiceWindowKind.Scan,
            _ => null,
        };
        if (accounts.Find(slug) is not { } account || (kind is null && message.Event != "unsubscribe"))
        {
            return;
        }

        lock (account.Gate)
        {
            if (kind is { } opened)
            {
                account.Service.Open(openId, opened, time.GetUtcNow());
            }
            else
            {
                account.Service.Close(openId);
            }
        }
    }
}
