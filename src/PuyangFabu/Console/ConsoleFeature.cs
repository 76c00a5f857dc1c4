using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using PuyangFabu.Console.Desk;
using PuyangFabu.Console.Find;
using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Frame.Islands;
using Radzen;

namespace PuyangFabu.Console;

/// <summary>Registers what the console's pages share, and for the whole product how HTML is encoded and forms are guarded.</summary>
public static class ConsoleFeature
{
    /// <summary>Bytes of one message from an island: an article of a million characters, three bytes each, with room for what goes round it.</summary>
    private const long LargestMessage = 4 * 1024 * 1024;

    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(static circuits =>
        {
            circuits.DisconnectedCircuitMaxRetained = 100;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        }).AddHubOptions(static hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        services.AddSingleton<ILocalizer, RadzenTexts>();
        services.AddScoped<WaitingNumbers>();
        services.AddScoped<PublishingNumbers>();
        services.AddScoped<CaseNumbers>();
        services.AddScoped<SendingDay>();
        services.AddScoped<ReleasePlan>();
        services.AddScoped<AccountHealth>();
        services.AddScoped<BoardUpdateReading>();
        services.AddScoped<FirstStart>();
        services.AddScoped<ConsoleFinder>();

        // Otherwise every Chinese character of a page is a numeric entity: three times the bytes.
        services.Configure<WebEncoderOptions>(static encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(static options =>
        {
            options.Cookie.Name = "puyangfabu_form";
            options.Cookie.Path = ConsoleEndpoints.Prefix;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = "formToken";
            options.HeaderName = null;
            // The console says so itself, for all its answers.
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }
}
