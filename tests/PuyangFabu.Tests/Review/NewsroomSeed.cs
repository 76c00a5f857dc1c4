using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Review;

/// <summary>A newsroom whose people are appointed and signed in: made once, then copied, tokens and all.</summary>
internal sealed class NewsroomSeed
{
    /// <summary>User name and role.</summary>
    public static readonly (string Name, string Role)[] People =
        [("writer", "editor"), ("editor", "editor"), ("reviewer", "reviewer"), ("chief", "chief"), ("publisher", "publisher")];

    private static readonly ConditionalWeakTable<TestDatabases, ConcurrentDictionary<string, Lazy<Task<NewsroomSeed>>>> Made = [];

    private NewsroomSeed(ProductSeed product, IReadOnlyDictionary<string, string> tokens)
    {
        Product = product;
        Tokens = tokens;
    }

    public ProductSeed Product { get; }

    /// <summary>Of each, by user name.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; }

    /// <param name="settings">Without sample content.</param>
    /// <returns>Null when the settings change what a first start leaves or how people sign in.</returns>
    public static async Task<NewsroomSeed?> OfAsync(TestDatabases databases, string provider, string[] settings)
    {
        if (settings.Any(static setting => setting.StartsWith("--Operators:", StringComparison.Ordinal))
            || await ProductSeed.OfAsync(databases, provider, settings) is not { } product)
        {
            return null;
        }

        return await Made.GetOrCreateValue(databases).GetOrAdd(provider, _ => new Lazy<Task<NewsroomSeed>>(() => MakeAsync(product))).Value;
    }

    private static async Task<NewsroomSeed> MakeAsync(ProductSeed product)
    {
        var tokens = new Dictionary<string, string>();
        var filled = await product.WithAsync(["--Storage:SampleContent", "false"], async host =>
        {
            using var operators = OperatorDriver.Of(host);
            foreach (var (name, role) in People)
            {
                tokens[name] = (await operators.AppointAsync(name, role)).DefaultRequestHeaders.Authorization!.Parameter!;
            }
        });
        return new NewsroomSeed(filled, tokens);
    }
}
