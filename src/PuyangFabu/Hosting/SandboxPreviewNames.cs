using PuyangFabu.Accounts;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Hosting;

/// <summary>With the sample content the phones of the sandbox are registered for previews, so that editors can try them at once.</summary>
public sealed class SandboxPreviewNames(ProductSettings settings, AccountRegistry accounts, PreviewNameDesk names)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!settings.Sandbox || !settings.SampleContent)
        {
            return;
        }

        foreach (var account in accounts.All)
        {
            await names.AddFirstAsync(account.Slug, [.. SandboxPhones.First(account.AppId, account.OriginalId).Select(static phone => (phone.OpenId, $"沙箱的手机，{phone.Name}"))], cancellation);
        }
    }
}
