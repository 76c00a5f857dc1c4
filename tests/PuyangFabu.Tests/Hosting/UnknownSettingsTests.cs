using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using PuyangFabu.Hosting;
using PuyangFabu.Hosting.SettingNames;

namespace PuyangFabu.Tests.Hosting;

/// <summary>A name that nothing reads stops the start and is told with the one that was meant.</summary>
public sealed class UnknownSettingsTests
{
    private const string Value = "the-value-stays-secret";

    [Theory]
    [InlineData("Storage:Provder", "Storage:Provider")]
    [InlineData("Storage:Porvider", "Storage:Provider")]
    [InlineData("storage:provder", "Storage:Provider")]
    [InlineData("Storge:Provider", "Storage:Provider")]
    [InlineData("Database:Provider", "Storage:Provider")]
    [InlineData("Site:Provider", "Storage:Provider")]
    [InlineData("Storage:Provider:Name", "Storage:Provider")]
    [InlineData("Storage:ConectionString", "Storage:ConnectionString")]
    [InlineData("Storage:DataDir", "Storage:DataDirectory")]
    [InlineData("WeChat:Accounts:puyang:AppSecert", "WeChat:Accounts:puyang:AppSecret")]
    [InlineData("WeChat:Accounts:taiqian:Secret", "WeChat:Accounts:taiqian:AppSecret")]
    [InlineData("WeChat:Accounts:taiqian:EncodingAESKeys", "WeChat:Accounts:taiqian:EncodingAesKey")]
    [InlineData("WeChat:taiqian:AppSecret", "WeChat:Accounts:taiqian:AppSecret")]
    [InlineData("WeChat:AppSecret", "WeChat:Accounts:puyang:AppSecret")]
    [InlineData("WeChat:Accounts:AppSecret", "WeChat:Accounts:puyang:AppSecret")]
    [InlineData("Accounts:taiqian:AppSecret", "WeChat:Accounts:taiqian:AppSecret")]
    [InlineData("AppSecert", "WeChat:Accounts:puyang:AppSecret")]
    [InlineData("WeChat:SandBoxes", "WeChat:Sandbox")]
    [InlineData("Wechat:Sanbox", "WeChat:Sandbox")]
    [InlineData("PublicBaseUri", "PublicBaseUrl")]
    [InlineData("Urls:0", "Urls")]
    [InlineData("TrustedProxies", "TrustedProxies:0")]
    [InlineData("TrustedProxy:0", "TrustedProxies")]
    [InlineData("Operators:AllowedAddresses", "Operators:AllowedAddresses:0")]
    [InlineData("Operators:Bootstrap:Pasword", "Operators:Bootstrap:Password")]
    [InlineData("Operators:RequireTwoFactor", "Operators:RequireSecondFactor")]
    [InlineData("Secrets:Masterkey2", "Secrets:MasterKey")]
    [InlineData("Review:Stages:0:Rolle", "Review:Stages")]
    [InlineData("Review:ReleaseOnlyReviewd", "Review:ReleaseOnlyReviewed")]
    [InlineData("Broadcasts:LateMinute", "Broadcasts:LateMinutes")]
    [InlineData("Inbox:MessagesDays", "Inbox:MessageDays")]
    [InlineData("Followers:WipeAfterDays", "Followers:WipeAfterUnfollowDays")]
    [InlineData("Site:Organizer", "Site:Organiser")]
    public void An_unknown_name_is_told_with_the_nearest_right_one_wherever_it_was_written(string written, string right)
    {
        var file = Refused(new ConfigurationBuilder().AddInMemoryCollection([new(written, Value)]));
        Assert.Contains(right, file, StringComparison.Ordinal);
        Assert.Contains(written, file, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, file, StringComparison.Ordinal);

        if (written.Contains(':', StringComparison.Ordinal))
        {
            var commandLine = Refused(new ConfigurationBuilder().AddCommandLine([$"--{written}", Value]));
            Assert.Contains(right, commandLine, StringComparison.Ordinal);
        }

        var variable = written.Replace(":", "__", StringComparison.Ordinal);
        var environment = Refused(Environment((variable, Value)));
        Assert.Contains(right.Replace(":", "__", StringComparison.Ordinal), environment, StringComparison.Ordinal);
        Assert.Contains(variable, environment, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, environment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage_Provider", "Storage__Provider")]
    [InlineData("STORAGE_PROVIDER", "Storage__Provider")]
    [InlineData("StorageConnectionString", "Storage__ConnectionString")]
    [InlineData("PUBLIC_BASE_URL", "PublicBaseUrl")]
    [InlineData("WECHAT_APPSECRET", "WeChat__Accounts__puyang__AppSecret")]
    [InlineData("STORAGE_CONNECTION_STRING", "Storage__ConnectionString")]
    [InlineData("WeChat_Accounts_puyang_AppSecret", "WeChat__Accounts__puyang__AppSecret")]
    public void A_variable_with_the_wrong_signs_between_its_words_is_told_too(string variable, string right) =>
        Assert.Contains(right, Refused(Environment((variable, Value))), StringComparison.Ordinal);

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("NAME")]
    [InlineData("TOKEN")]
    [InlineData("SITE_NAME")]
    [InlineData("STORAGE")]
    [InlineData("APP_SECRET")]
    [InlineData("POSTGRES_PASSWORD")]
    [InlineData("PUYANGFABU_TOKEN")]
    [InlineData("DOTNET_ENVIRONMENT")]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("__CF_USER_TEXT_ENCODING")]
    [InlineData("npm_config__x")]
    [InlineData("OTEL__Endpoint")]
    [InlineData("Logging__LogLevel__Default")]
    [InlineData("Logging__Console__FormatterName")]
    [InlineData("Kestrel__Limits__MaxConcurrentConnections")]
    [InlineData("AllowedHosts")]
    [InlineData("ConnectionStrings__Default")]
    [InlineData("Telemetry__Addresses__0")]
    public void What_belongs_to_the_system_to_others_or_to_the_framework_is_let_be(string variable) =>
        UnknownSettings.Refuse(Environment((variable, "x")).Build());

    [Theory]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("AllowedHosts")]
    [InlineData("$schema")]
    public void Sections_of_the_framework_may_stand_in_the_file(string key) =>
        UnknownSettings.Refuse(new ConfigurationBuilder().AddInMemoryCollection([new(key, "x")]).Build());

    [Fact]
    public void Every_slip_is_told_at_once()
    {
        var told = Refused(Environment(("Storage__Provder", "x"), ("Site__Nmae", "y")));

        Assert.Equal(2, told.Split('\n').Length);
        Assert.Contains("Storage__Provider", told, StringComparison.Ordinal);
        Assert.Contains("Site__Name", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_of_the_schema_and_every_class_of_options_is_known()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "config/appsettings.schema.json")))!;
        Assert.All(
            schema["properties"]!.AsObject().Select(static section => section.Key).Except(["$schema", "Logging"]),
            static section => Assert.Contains(section, KnownSettings.Root.Children.Keys));

        var sections = from type in typeof(KnownSettings).Assembly.GetTypes()
                       let name = type.GetField("SectionName", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
                       where name is not null
                       select (name, type);
        Assert.All(sections, static section => Assert.All(
            section.type.GetProperties().Where(static property => property.CanWrite),
            property => Assert.True(
                Find(section.name)?.Children.ContainsKey(property.Name) == true,
                $"{section.name}:{property.Name} would be refused.")));
    }

    [Fact]
    public async Task The_program_stops_with_2_and_leaves_no_trace()
    {
        using var data = new ScratchFolder();

        var started = await ProductProcess.RunAsync(data, ["serve"], "", ("Storage__Provder", "postgresql"));
        Assert.Equal((2, ""), (started.Code, started.Output));
        Assert.Contains("Storage__Provider", started.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
        foreach (var command in (string[])["serve", "migrate", "seed", "doctor", "export -"])
        {
            var result = await ProductCommand.RunAsync(data, [.. command.Split(' '), "--Storage:Provder", "postgresql"]);
            Assert.Equal((2, ""), (result.Code, result.Output));
            Assert.Contains("Storage:Provider", result.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(data.Path));
        }
    }

    private static SettingNode? Find(string section) => section.Split(':').Aggregate(
        (SettingNode?)KnownSettings.Root, static (node, name) => node?.Children.GetValueOrDefault(name));

    private static string Refused(IConfigurationBuilder settings) => Assert.Throws<SettingsException>(() => UnknownSettings.Refuse(settings.Build())).Message;

    /// <summary>As the framework reads the environment, without that of the test itself.</summary>
    private static ConfigurationBuilder Environment(params (string Name, string Value)[] variables)
    {
        var builder = new ConfigurationBuilder();
        builder.Add(new EnvironmentOf(variables));
        return builder;
    }
}
