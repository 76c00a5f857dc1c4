using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Review;

/// <summary>A running product with the people that one article needs, each another person.</summary>
public sealed class Newsroom : IAsyncDisposable
{
    private readonly OperatorDriver operators;
    private readonly Dictionary<string, Person> people = [];
    private readonly Dictionary<string, string> passwords = [];

    private Newsroom(ProductHost host)
    {
        Host = host;
        operators = OperatorDriver.Of(host);
    }

    public ProductHost Host { get; }

    public Person Writer => people["writer"];

    /// <summary>初审.</summary>
    public Person Editor => people["editor"];

    public Person Reviewer => people["reviewer"];

    public Person Chief => people["chief"];

    public Person Publisher => people["publisher"];

    public static async Task<Newsroom> OpenAsync(
        TestDatabases databases, string provider = "sqlite", Action<IServiceCollection>? configure = null, params string[] settings)
    {
        settings = [.. settings, "--Storage:SampleContent", "false"];
        if (await NewsroomSeed.OfAsync(databases, provider, settings) is { } seed)
        {
            var filled = new Newsroom(await ProductHost.StartAsync(seed.Product, configure, settings));
            foreach (var (name, token) in seed.Tokens)
            {
                filled.people[name] = new Person(filled.operators.WithToken(token));
            }

            return filled;
        }

        var room = new Newsroom(await ProductHost.StartAsync(databases, provider, configure, settings));
        foreach (var (name, role) in NewsroomSeed.People)
        {
            await room.AppointAsync(name, role);
        }

        return room;
    }

    public async Task<Person> AppointAsync(string name, params string[] roles) => people[name] = new Person(await operators.AppointAsync(name, roles));

    /// <summary>Everybody signs in once more, after so much time that the sessions have ended.</summary>
    public async Task SignInAgainAsync()
    {
        foreach (var name in people.Keys.ToArray())
        {
            await SignInWithAsync(name, passwords.GetValueOrDefault(name, OperatorDriver.Password));
        }
    }

    /// <summary>Signs in somebody who has this password now; his token of before may have ended.</summary>
    public async Task SignInWithAsync(string name, string password)
    {
        passwords[name] = password;
        people[name] = new Person(await operators.SignInAsync(name, password));
    }

    public async Task<Person> AdminAsync() => new(await operators.AdminAsync());

    public Person Nobody() => new(operators.Anonymous());

    /// <summary>A new article that passed all three stages.</summary>
    public async Task<long> ApprovedAsync(object? fields = null)
    {
        var id = (await Writer.WriteAsync(fields: fields)).Id;
        await PassAsync(id);
        return id;
    }

    /// <summary>A new article that readers see.</summary>
    public async Task<long> PublishedAsync(object? fields = null)
    {
        var id = await ApprovedAsync(fields);
        (await Publisher.PublishAsync(id)).Ok();
        return id;
    }

    /// <summary>From draft through all three stages.</summary>
    public async Task PassAsync(long id)
    {
        (await Writer.SubmitAsync(id)).Ok();
        (await Editor.ApproveAsync(id)).Ok();
        (await Reviewer.ApproveAsync(id)).Ok();
        (await Chief.ApproveAsync(id)).Ok();
    }

    /// <summary>The public page of an article as anyone gets it.</summary>
    public async Task<(int Status, string Html)> PageAsync(long id)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Host.Address };
        using var response = await client.GetAsync($"/articles/{id}");
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Changes the database behind the product's back.</summary>
    public Task ByHandAsync(string sql, object? parameters = null) =>
        Host.Database.Database.WriteAsync(session => session.ExecuteAsync(sql, parameters), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        operators.Dispose();
        await Host.DisposeAsync();
    }
}
