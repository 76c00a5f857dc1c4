using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using PuyangFabu.Benchmarks.Console;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>The operators, each over the API with a token of his own; every call goes to a node by chance.</summary>
internal sealed class NodesPeople(Balancer balancer)
{
    /// <summary>Of the first administrator, given to the nodes.</summary>
    public const string AdminPassword = "Nodes-run-2016";

    /// <summary>So many exact rules there are.</summary>
    public const int Rules = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly Dictionary<string, string> tokens = [];
    private readonly Dictionary<Node, Balancer> single = [];

    /// <summary>The words of an exact rule with a number.</summary>
    public static string RuleWords(int rule) => string.Create(CultureInfo.InvariantCulture, $"办事编号{rule:D5}");

    /// <summary>Appoints them, signs them in and writes the rules.</summary>
    public async Task PrepareAsync()
    {
        await SignInAsync("admin", AdminPassword);
        foreach (var (name, role) in ((string, string)[])[("writer", "editor"), ("first", "editor"), ("second", "reviewer"), ("chief", "chief"), ("publisher", "publisher")])
        {
            await AppointAsync(name, role);
            await SignInAsync(name, ConsolePerson.Given);
        }

        for (var rule = 0; rule < Rules; rule++)
        {
            Needed(await CallAsync("writer", HttpMethod.Post, "api/reply-rules", new { name = $"规则 {rule}", keywords = new[] { RuleWords(rule) }, match = "exact", replies = new[] { $"{RuleWords(rule)}的材料和地点" } }));
        }
    }

    public async Task AppointAsync(string userName, params string[] roles) =>
        Needed(await CallAsync("admin", HttpMethod.Post, "api/operators", new { userName, displayName = userName, password = ConsolePerson.Given, roles }));

    /// <summary>Calls as somebody.</summary>
    /// <param name="node">Null for one by chance.</param>
    public async Task<ApiCall> CallAsync(string who, HttpMethod method, string path, object? body = null, Node? node = null)
    {
        var balanced = node is null
            ? await balancer.SendAsync(address => Request(who, method, new Uri(address, path), body), Patience)
            : await Only(node).SendAsync(address => Request(who, method, new Uri(address, path), body), Patience);
        return new ApiCall($"{method} {path}", balanced);
    }

    /// <exception cref="InvalidOperationException">It was refused or not answered.</exception>
    public static ApiCall Needed(ApiCall call) => call.IsDone ? call : throw new InvalidOperationException($"{call.What}：{call.Told}");

    private Balancer Only(Node node)
    {
        lock (single)
        {
            return single.TryGetValue(node, out var known) ? known : single[node] = new Balancer([node]);
        }
    }

    private HttpRequestMessage Request(string who, HttpMethod method, Uri address, object? body)
    {
        var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        if (tokens.TryGetValue(who, out var token))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    private async Task SignInAsync(string userName, string password) =>
        tokens[userName] = Needed(await CallAsync("", HttpMethod.Post, "api/session", new { userName, password })).Json.GetProperty("accessToken").GetString()!;
}

/// <summary>A call of the API and what came of it.</summary>
internal sealed record ApiCall(string What, Balanced Balanced)
{
    public bool IsDone => Balanced.IsDone;

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Balanced.Body);

    public string Told => string.Create(CultureInfo.InvariantCulture, $"{Balanced.Status} {System.Text.Encoding.UTF8.GetString(Balanced.Body)}");

    public long Id => Json.GetProperty("id").GetInt64();
}
