using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>Appoints operators on a running product and gives clients signed in as them, all over the API as a script would.</summary>
public sealed class OperatorDriver(Uri product, string adminPassword) : IDisposable
{
    public const string AdminName = "admin";

    /// <summary>Of everyone whom the driver appoints.</summary>
    public const string Password = "Long-enough-2016";

    private readonly List<HttpClient> clients = [];
    private HttpClient? admin;

    public static OperatorDriver Of(ProductHost host) => new(host.Address, PasswordIn(host.DataDirectory));

    /// <summary>The first administrator's password as the first start wrote it.</summary>
    public static string PasswordIn(string dataDirectory) => File.ReadAllText(Path.Combine(dataDirectory, OperatorBootstrap.FileName)).Trim();

    /// <summary>Signed in as the first administrator (admin and security).</summary>
    public async Task<HttpClient> AdminAsync() => admin ??= await SignInAsync(AdminName, adminPassword);

    /// <summary>Appoints someone and signs in as him; his user name is the roles with a dash between, unless given.</summary>
    public Task<HttpClient> WithRolesAsync(params string[] roles) => AppointAsync(string.Join('-', roles), roles);

    /// <inheritdoc cref="WithRolesAsync"/>
    public async Task<HttpClient> AppointAsync(string userName, params string[] roles)
    {
        await CreateAsync(userName, roles);
        return await SignInAsync(userName);
    }

    /// <returns>The new operator's id.</returns>
    public async Task<long> CreateAsync(string userName, params string[] roles)
    {
        var client = await AdminAsync();
        using var response = await client.PostAsJsonAsync("/api/operators", new { userName, displayName = userName, password = Password, roles });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await ReadAsync(response)).GetProperty("id").GetInt64();
    }

    /// <summary>Signs in; fails the test when that is refused.</summary>
    public async Task<HttpClient> SignInAsync(string userName, string password = Password, string? code = null)
    {
        using var response = await TrySignInAsync(userName, password, code);
        var answer = await ReadAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.ToString());
        return WithToken(answer.GetProperty("accessToken").GetString()!);
    }

    public async Task<HttpResponseMessage> TrySignInAsync(string userName, string password = Password, string? code = null) =>
        await Anonymous().PostAsJsonAsync("/api/session", new { userName, password, code });

    public HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client that has not signed in, keeps no cookies and follows no redirects.</summary>
    public HttpClient Anonymous()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = product };
        clients.Add(client);
        return client;
    }

    public static HttpContent Json<T>(T value) => JsonContent.Create(value);

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>Checks status and code of a refusal.</summary>
    /// <returns>The problem.</returns>
    public static async Task<JsonElement> RefusedAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {text}"));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    public void Dispose() => clients.ForEach(static client => client.Dispose());
}
