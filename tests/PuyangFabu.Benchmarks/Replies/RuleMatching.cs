using System.Diagnostics;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Conversation.Replies.Matching;

namespace PuyangFabu.Benchmarks.Replies;

/// <summary>
/// <c>rule-matching</c>: the product's matcher of 10,000 rules beside an automaton of Aho and Corasick over the same keywords,
/// in turns over the same messages, so that the machine's moods hit both. Says the time of a message and their ratio.
/// </summary>
internal static class RuleMatching
{
    private const int Rules = 10_000;
    private const int Messages = 1000;
    private const int Rounds = 41;
    private const string Letters = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装";

    public static int Run()
    {
        var random = new Random(20161123);
        var rules = Enumerable.Range(1, Rules).Select(id => new ReplyRule
        {
            Id = id,
            Name = $"{id}",
            Keywords = [Words(random, 2, 6), Words(random, 3, 8)],
            Match = ReplyMatch.Contains,
            Replies = [new TextContent($"{id}")],
        }).ToArray();
        var matcher = new ReplyRuleMatcher(rules);
        RankedKeyword[] ranked =
        [
            .. rules.SelectMany(static rule => KeywordForm.AllOf(rule).Select(text => new RankedKeyword(text, rule)))
                .OrderByDescending(static keyword => keyword.Text.Length).ThenBy(static keyword => keyword.Rule.Id),
        ];
        var automaton = new KeywordAutomaton(ranked);
        foreach (var (name, messages) in new[]
        {
            ("short messages, one in four with a keyword", Texts(random, 4, 20, rules)),
            ("messages of 600 characters", Texts(random, 600, 601, rules)),
        })
        {
            if (messages.Any(text => matcher.Find(text, 0)?.Rule.Id != (automaton.FindBest(text, 0) is >= 0 and var rank ? ranked[rank].Rule.Id : null)))
            {
                System.Console.Error.WriteLine("The two do not agree.");
                return 1;
            }

            var (product, compared) = (new double[Rounds], new double[Rounds]);
            for (var round = 0; round < Rounds; round++)
            {
                product[round] = Time(messages, text => matcher.Find(text, 0) is null ? 0 : 1);
                compared[round] = Time(messages, text => automaton.FindBest(text, 0) < 0 ? 0 : 1);
            }

            Array.Sort(product);
            Array.Sort(compared);
            System.Console.WriteLine(
                $"{name}: product {product[Rounds / 2]:F0} ns, automaton {compared[Rounds / 2]:F0} ns a message, ratio {product[Rounds / 2] / compared[Rounds / 2]:F2}");
        }

        return 0;
    }

    private static double Time(string[] messages, Func<string, int> find)
    {
        var found = 0;
        var start = Stopwatch.GetTimestamp();
        foreach (var text in messages)
        {
            found += find(text);
        }

        return found < 0 ? 0 : Stopwatch.GetElapsedTime(start).TotalNanoseconds / messages.Length;
    }

    private static string[] Texts(Random random, int shortest, int longest, ReplyRule[] rules) =>
        [.. Enumerable.Range(0, Messages).Select(index => Words(random, shortest, longest) + (index % 4 == 0 ? rules[random.Next(Rules)].Keywords[0] : ""))];

    // Some letters come often, as in words that people write, so that keywords share beginnings.
    private static string Words(Random random, int shortest, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(shortest, longest)).Select(_ => Letters[(int)(random.NextDouble() * random.NextDouble() * Letters.Length)]));
}
