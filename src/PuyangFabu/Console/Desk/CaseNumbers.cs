using PuyangFabu.Console.Cases;
using PuyangFabu.Console.Frame;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Desk;

/// <summary>What of the cases of citizens waits for one person, and what of them is late.</summary>
public sealed class CaseNumbers(CaseReading cases)
{
    /// <returns>Nothing for whom cases are none of his.</returns>
    public async Task<IReadOnlyList<DeskNumber>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ReadCases) && !actor.May(Permission.AnswerCases))
        {
            return [];
        }

        var numbers = new List<DeskNumber>();
        if (actor.May(Permission.ReceiveCases))
        {
            await AddAsync("诉求待预审", CaseState.Submitted);
            await AddAsync("诉求待转办", CaseState.Accepted);
            await AddAsync("诉求待办结", CaseState.Answered);
            numbers.Add(Number("诉求待回访", await CountAsync(new CaseQuery { FollowUp = true }), ListAddress.Of(CasePaths.List, ("followUp", "true"))));
        }

        if (actor.May(Permission.AnswerCases) && (await cases.UnitsAsync(actor, cancellation)).Count > 0)
        {
            await AddAsync("诉求待签收", CaseState.Assigned);
            await AddAsync("诉求待答复", CaseState.Handling);
        }

        if (actor.May(Permission.ApproveCases))
        {
            await AddAsync("答复待审核", CaseState.PendingApproval);
            numbers.Add(Number(
                "延期待决定", await CountAsync(new CaseQuery { Mine = true, AsksForTime = true }), ListAddress.Of(CasePaths.List, ("mine", "true"), ("extension", "true"))));
        }

        if (actor.May(Permission.ReceiveCases) || !actor.May(Permission.ReadCases))
        {
            var late = await CountAsync(new CaseQuery { Overdue = true });
            numbers.Add(Number("诉求已超期", late, ListAddress.Of(CasePaths.List, ("overdue", "true"))) with { Urgent = late > 0 });
        }

        return numbers;

        async Task AddAsync(string name, string state) => numbers.Add(Number(
            name, await CountAsync(new CaseQuery { State = state, Mine = true }), ListAddress.Of(CasePaths.List, ("state", state), ("mine", "true"))));

        // Asked with constants of our own: none can be refused for its input.
        async Task<long> CountAsync(CaseQuery query) => (await cases.CountAsync(query, actor, cancellation)).Value;
    }

    private static DeskNumber Number(string name, long count, string path) => new(name, (int)count, More: false, path);
}
