using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace PuyangFabu.Hosting.SettingNames;

/// <summary>Settings that nothing reads: a slip in a name would otherwise start another database, or a demonstration.</summary>
public static class UnknownSettings
{
    /// <summary>What the framework reads by itself, and sections of another library, in which much stands that is not for us.</summary>
    private static readonly HashSet<string> Framework = new(StringComparer.OrdinalIgnoreCase)
    {
        SenparcSection.Name, SenparcSection.GlobalName,
        "$schema", "Logging", "Kestrel", "AllowedHosts", "ConnectionStrings", "HostBuilder", "Environment", "ApplicationName",
        "ContentRoot", "WebRoot", "DetailedErrors", "PreferHostingUrls", "ShutdownTimeoutSeconds", "HTTP_PORTS", "HTTPS_PORTS",
        "HttpsPort", "ForwardedHeaders_Enabled", "StaticWebAssets", "Metrics", "Authentication", "System",
    };

    /// <exception cref="SettingsException">There are some; each is named with the setting that is nearest to it, never with its value.</exception>
    public static void Refuse(IConfiguration configuration)
    {
        var sentences = ((configuration as IConfigurationRoot)?.Providers ?? [])
            .SelectMany(static provider => Under(provider, null).Select(path => Judge(provider, path)))
            .OfType<string>()
            .Distinct()
            .ToList();
        if (sentences.Count > 0)
        {
            throw new SettingsException(string.Join('\n', sentences));
        }
    }

    private static IEnumerable<string> Under(IConfigurationProvider provider, string? parent)
    {
        foreach (var name in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var path = parent is null ? name : ConfigurationPath.Combine(parent, name);
            if (provider.TryGet(path, out _))
            {
                yield return path;
            }

            foreach (var below in Under(provider, path))
            {
                yield return below;
            }
        }
    }

    private static string? Judge(IConfigurationProvider provider, string path)
    {
        var fromEnvironment = provider is EnvironmentVariablesConfigurationProvider;
        provider.TryGet(path, out var value);
        var parts = path.Split(':');
        if (!KnownSettings.Root.Children.TryGetValue(parts[0], out var node))
        {
            return Framework.Contains(parts[0]) || (fromEnvironment && !MeantVariables.Include(path)) ? null : Unknown(path, NearestSetting.Of(path), fromEnvironment);
        }

        for (var depth = 1; depth < parts.Length; depth++)
        {
            if ((node.Each ?? node.Children.GetValueOrDefault(parts[depth])) is not { } next)
            {
                return Unknown(path, node.IsValue ? string.Join(':', parts[..depth]) : NearestSetting.Of(path), fromEnvironment);
            }

            node = next;
        }

        // An empty list is written like an empty value.
        return node.IsValue || string.IsNullOrWhiteSpace(value)
            ? null
            : node.IsList
                ? $"{Named(path, fromEnvironment)} 是一个列表，写一个值不起作用；请写成 {Written(path + ":0", fromEnvironment)}、{Written(path + ":1", fromEnvironment)}。"
                : OfSection(path, parts, fromEnvironment);
    }

    // The variables of the environment called by a section's name alone are other programs'.
    private static string? OfSection(string path, string[] parts, bool fromEnvironment) =>
        fromEnvironment && parts.Length == 1 ? null : Unknown(path, NearestSetting.Of(path), fromEnvironment);

    private static string Unknown(string path, string nearest, bool fromEnvironment) =>
        $"没有 {Named(path, fromEnvironment)} 这项设置，最接近的是 {Named(nearest, fromEnvironment)}；请改正或删去它再启动。";

    private static string Named(string path, bool fromEnvironment) =>
        fromEnvironment && Written(path, fromEnvironment) is var variable && variable != path ? $"{path}（环境变量 {variable}）" : path;

    private static string Written(string path, bool fromEnvironment) =>
        fromEnvironment ? path.Replace(":", "__", StringComparison.Ordinal) : path;
}
