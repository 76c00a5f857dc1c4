using PuyangFabu.Console.Desk;
using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Security;

namespace PuyangFabu.Console;

/// <summary>Registers the console's pages and what they share.</summary>
public static class ConsoleFeature
{
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddSingleton<ConsoleAssets>();
        services.AddSingleton<DeskPages>();
        services.AddSingleton<SecurityPages>();
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
