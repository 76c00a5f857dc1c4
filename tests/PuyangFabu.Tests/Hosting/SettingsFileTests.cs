using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The shipped settings file and the schema that editors check it against.</summary>
public sealed class SettingsFileTests
{
    /// <summary>What the documentation promises to users, and what the public pages read.</summary>
    private static readonly string[] Keys =
    [
        "Urls", "PublicBaseUrl",
        "Storage:Provider", "Storage:ConnectionString", "Storage:DataDirectory", "Storage:SampleContent",
        "WeChat:DefaultAccount", "WeChat:ApiBaseUrl", "WeChat:Sandbox", "WeChat:SignatureWindowSeconds",
        "WeChat:Accounts:puyang:Name", "WeChat:Accounts:puyang:OriginalId", "WeChat:Accounts:puyang:AppId",
        "WeChat:Accounts:puyang:AppSecret", "WeChat:Accounts:puyang:Token", "WeChat:Accounts:puyang:EncodingAesKey",
        "WeChat:Accounts:puyang:PreviousEncodingAesKey", "WeChat:Accounts:puyang:Kind",
        "WeChat:Accounts:puyang:RequireEncryption",
        "Secrets:MasterKey", "TrustedProxies",
        "Operators:Bootstrap:UserName", "Operators:Bootstrap:Password", "Operators:IdleMinutes", "Operators:SessionHours",
        "Operators:LockoutFailures", "Operators:LockoutMinutes", "Operators:AddressFailures", "Operators:PasswordDays",
        "Operators:DormantDays", "Operators:RequireSecondFactor", "Operators:ForcePasswordChange", "Operators:AllowedAddresses",
        "Secrets:MasterKey",
        "Review:Stages", "Review:ConfirmAfterwards",
        "Site:Name", "Site:Description", "Site:Organiser", "Site:Operator", "Site:IcpRecord", "Site:Notice",
        "Logging:LogLevel:Default",
    ];

    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public async Task The_shipped_file_fits_the_schema() =>
        Assert.Empty((await SchemaAsync()).Validate(WithoutComments()));

    [Fact]
    public void The_shipped_file_holds_no_secret()
    {
        var text = WithoutComments();
        Assert.All(["AppSecret", "Token", "EncodingAesKey", "Password"], name => Assert.DoesNotContain($"\"{name}\"", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_key_is_in_the_schema() => Assert.All(Keys, static key => Assert.True(SettingsSchema.Of(key) is not null, $"{key} is missing in the schema."));

    [Fact]
    public void Every_setting_that_the_product_reads_is_in_the_schema()
    {
        foreach (var (section, options) in new (string, Type)[]
        {
            ("Storage", typeof(PuyangFabu.Foundation.Storage.StorageOptions)),
            ("WeChat", typeof(PuyangFabu.Accounts.WeChatOptions)),
            ("WeChat:Accounts:puyang", typeof(PuyangFabu.Accounts.WeChatAccountOptions)),
            ("Review", typeof(PuyangFabu.Review.ReviewOptions)),
            ("Broadcasts", typeof(PuyangFabu.Publishing.Broadcasts.BroadcastOptions)),
            ("Secrets", typeof(PuyangFabu.Foundation.Secrets.SecretsOptions)),
            ("Site", typeof(PuyangFabu.Foundation.Pages.PublisherOptions)),
            ("Audit", typeof(PuyangFabu.People.Audit.Archiving.AuditOptions)),
            ("Audit:Mail", typeof(PuyangFabu.People.Audit.Anchoring.AuditMailOptions)),
        })
        {
            Assert.All(options.GetProperties(), property => Assert.True(
                SettingsSchema.Of($"{section}:{property.Name}") is not null, $"{section}:{property.Name} is missing in the schema."));
        }
    }

    [Theory]
    [InlineData("""{ "Storage": { "Provider": "mysql" } }""")]
    [InlineData("""{ "Storge": {} }""")]
    [InlineData("""{ "WeChat": { "SignatureWindowSeconds": -1 } }""")]
    [InlineData("""{ "WeChat": { "Sandbox": "yes" } }""")]
    [InlineData("""{ "WeChat": { "Accounts": { "Upper": {} } } }""")]
    [InlineData("""{ "WeChat": { "Accounts": { "puyang": { "Kind": "enterprise" } } } }""")]
    [InlineData("""{ "WeChat": { "Accounts": { "puyang": { "EncodingAesKey": "short" } } } }""")]
    [InlineData("""{ "Urls": "127.0.0.1:5080" }""")]
    [InlineData("""{ "Review": { "Stages": [{ "Key": "a", "Name": "一审", "Role": "editor" }] } }""")]
    [InlineData("""{ "Secrets": { "MasterKey": "short" } }""")]
    [InlineData("""{ "Site": { "Organizer": "" } }""")]
    public async Task The_schema_refuses_a_wrong_file(string file) => Assert.NotEmpty((await SchemaAsync()).Validate(file));

    private static string WithoutComments() => JsonNode.Parse(Read("appsettings.json"), documentOptions: WithComments)!.ToJsonString();

    private static string Read(string name) => File.ReadAllText(Path.Combine(SourceTree.Root, "config", name));

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromJsonAsync(SettingsSchema.Text, TestContext.Current.CancellationToken);
}
