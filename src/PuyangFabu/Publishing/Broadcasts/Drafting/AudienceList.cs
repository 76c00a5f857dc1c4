using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Reads the list of those to whom a broadcast goes as people write it: they know short names and remarks, programs know openids.</summary>
public sealed class AudienceList(NamedFollowers followers)
{
    /// <summary>Names of which each is looked for by itself.</summary>
    private const int MostNames = 100;

    /// <summary>Of what is told at once.</summary>
    private const int MostTold = 3;

    /// <param name="account">Slug.</param>
    /// <param name="names">Each a short name, words of a remark, or an openid.</param>
    /// <returns>Openids, each once.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> ReadAsync(string account, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var openIds = new List<string>();
        var problems = new List<string>();
        var looked = 0;
        foreach (var name in names.Select(static name => name.Trim()).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (!NamedFollowers.IsOpenId(name) && ++looked > MostNames)
            {
                return Refusal.BadInput("audience.openIds", $"按短名或备注最多写 {MostNames} 位；人多请先打上标签，再按标签发");
            }

            var found = await followers.FindAsync(account, name, "audience.openIds", cancellation);
            if (found.IsRefused)
            {
                problems.Add(found.Refusal.Fields[0].Reason);
            }
            else
            {
                openIds.Add(found.Value);
            }
        }

        return problems.Count == 0
            ? openIds.Distinct(StringComparer.Ordinal).ToArray()
            : Refusal.BadInput("audience.openIds", string.Join("；", problems.Take(MostTold)) + (problems.Count > MostTold ? $"；还有 {problems.Count - MostTold} 位" : ""));
    }
}
