using Microsoft.AspNetCore.HttpOverrides;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Hosting;

/// <summary>
/// Whose word is taken about where a request came from: of the listed reverse proxies only, because anybody else may write
/// into <c>X-Forwarded-For</c> what he likes.
/// </summary>
public static class TrustedProxies
{
    private const string Key = "TrustedProxies";

    /// <exception cref="SettingsException">An entry is neither an address nor a network.</exception>
    public static IReadOnlyList<string> Read(IConfiguration configuration)
    {
        var entries = configuration.GetSection(Key).Get<string[]>() ?? [];
        return Array.Find(entries, static entry => !AddressList.IsEntry(entry)) is { } wrong
            ? throw new SettingsException($"{Key} 的值“{wrong}”不是 IP 地址或网段（如 127.0.0.1 或 10.0.0.0/8）。")
            : entries;
    }

    public static void UseTrustedProxies(this WebApplication app, ProductSettings settings)
    {
        if (settings.TrustedProxies.Count == 0)
        {
            var watch = app.Services.GetRequiredService<UnknownProxy>();
            app.Use((context, next) =>
            {
                watch.Look(context);
                return next(context);
            });
            return;
        }

        // No limit to the number of proxies: reading stops at the first address that is not trusted.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in new AddressList(settings.TrustedProxies).Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
