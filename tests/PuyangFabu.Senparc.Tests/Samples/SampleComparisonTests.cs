using System.Text.Json.Nodes;
using System.Xml.Linq;
using PuyangFabu.WeChat.Tests.Samples;
using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP;
using Senparc.Weixin.MP.Entities;
using Senparc.Weixin.MP.MessageContexts;

namespace PuyangFabu.Senparc.Tests.Samples;

/// <summary>
/// Every sample message read by both libraries: each fact of ours is looked for in Senparc's entity. Every difference stands in
/// differences.txt, and docs/senparc.md says which is right.
/// </summary>
public sealed class SampleComparisonTests
{
    [Fact]
    public void Both_libraries_read_the_samples_alike_but_for_the_differences_that_are_listed()
    {
        var found = SampleFiles.Names.SelectMany(Differences).Order(StringComparer.Ordinal).ToList();
        var listed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Samples", "differences.txt"));

        Assert.True(listed.SequenceEqual(found), $"The differences are:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Most_facts_are_compared() => Assert.InRange(SampleFiles.Names.Sum(Compared), 500, int.MaxValue);

    private static int Compared(string name) => TryRead(name, out var theirs, out _) ? Ours(name).All.Count(fact => theirs!.Counterpart(fact) is not null) : 0;

    private static IEnumerable<string> Differences(string name)
    {
        if (!TryRead(name, out var theirs, out var failure))
        {
            return [$"{name} | {failure}"];
        }

        var ours = Ours(name);
        var missing = ours.All.Where(fact => theirs!.Counterpart(fact) is null).Order(StringComparer.Ordinal).ToList();
        return
        [
            .. missing.Count == 0 ? Array.Empty<string>() : [$"{name} | has not: {string.Join(' ', missing)}"],
            .. from fact in ours.All
               let other = theirs!.Counterpart(fact)
               where other is not null && !other.SequenceEqual(ours.Values(fact))
               select $"{name} | {fact}: {Shown(ours.Values(fact))} here, {Shown(other)} there",
        ];
    }

    private static MessageFacts Ours(string name) => MessageFacts.Of(JsonNode.Parse(SampleFiles.Json(name))!);

    private static bool TryRead(string name, out MessageFacts? facts, out string? failure)
    {
        (facts, failure) = (null, null);
        try
        {
            using var xml = new MemoryStream(SampleFiles.Xml(name));
            var entity = (IRequestMessageBase)RequestMessageFactory.GetRequestEntity(new DefaultMpMessageContext(), XDocument.Load(xml));
            if (entity.GetType() == typeof(RequestMessageEventBase) || entity is RequestMessageUnknownType)
            {
                failure = $"has no class of its own: {entity.GetType().Name}";
                return false;
            }

            facts = MessageFacts.Of(entity);
            return true;
        }
        catch (Exception refused)
        {
            failure = $"is not read: {refused.GetType().Name}";
            return false;
        }
    }

    private static string Shown(IReadOnlyList<string> values)
    {
        var text = string.Join(", ", values).ReplaceLineEndings("⏎");
        return text.Length > 40 ? text[..40] + "…" : text;
    }
}
