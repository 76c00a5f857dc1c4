using System.Net;

namespace PuyangFabu.Tests.Review;

/// <summary>
/// What the rules say to every state, person and action, written down a second time and by hand: the tests hold the product
/// against this, not against its own table.
/// </summary>
internal static class MatrixExpectation
{
    public static readonly string[] Actions =
    [
        "read", "edit", "lock", "unlock", "takeOver", "submit", "approve", "reject", "publish", "schedule", "unschedule", "sendBack", "withdraw", "confirm", "delete", "restore",
    ];

    /// <summary>One column for each of <see cref="Actions"/>: y allowed, - not in this state, L not while readers see it.</summary>
    private static readonly Dictionary<string, string[]> States =
        """
        draft            y y y y y y - - - - - - - y y -
        firstReview      y y y y y - y y - - - - - y y -
        secondReview     y y y y y - y y - - - - - y y -
        finalReview      y y y y y - y y - - - - - y y -
        approved         y y y y y - - - y y - y - y y -
        scheduled        y y y y y - - - y y y y - y y -
        published        y y y y y - - - - - - - y y L -
        withdrawn        y y y y y y - - - - - - - y y -
        deleted          y - - - - - - - - - - - - - - y
        liveDraft        y y y y y y - - - - - - y y L -
        liveFirstReview  y y y y y - y y - - - - y y L -
        liveApproved     y y y y y - - - y y - y y y L -
        """.Split('\n').Select(static row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(static row => row[0], static row => row[1..]);

    /// <summary>Who may do it at all, by role.</summary>
    private static readonly Dictionary<string, string[]> Roles = new()
    {
        ["read"] = ["editor", "reviewer", "chief", "publisher", "admin", "security", "auditor"],
        ["edit"] = ["editor"],
        ["lock"] = ["editor"],
        ["unlock"] = ["editor", "reviewer", "chief"],
        ["takeOver"] = ["editor"],
        ["submit"] = ["editor"],
        ["approve"] = ["editor", "reviewer", "chief"],
        ["reject"] = ["editor", "reviewer", "chief"],
        ["publish"] = ["publisher"],
        ["schedule"] = ["publisher"],
        ["unschedule"] = ["publisher"],
        ["sendBack"] = ["publisher"],
        ["withdraw"] = ["chief", "publisher"],
        ["confirm"] = ["editor", "reviewer", "chief"],
        ["delete"] = ["editor"],
        ["restore"] = ["editor"],
    };

    private static readonly Dictionary<string, string> StageRoles = new()
    {
        ["firstReview"] = "editor",
        ["liveFirstReview"] = "editor",
        ["secondReview"] = "reviewer",
        ["finalReview"] = "chief",
    };

    /// <summary>Who has passed the article before it came into a state.</summary>
    private static readonly Dictionary<string, string[]> Passed = new()
    {
        ["secondReview"] = ["first"],
        ["finalReview"] = ["first", "second"],
    };

    public static IEnumerable<string> AllStates => States.Keys;

    /// <summary>Status and code of the answer; an empty code for success.</summary>
    /// <param name="person"><c>writer</c>, <c>first</c>, <c>second</c>, <c>third</c> and <c>other</c> hold all roles of the way; others are called like their only role.</param>
    public static (HttpStatusCode Status, string Code) Of(string state, string person, string action)
    {
        string[] roles = person is "writer" or "first" or "second" or "third" or "other" ? ["editor", "reviewer", "chief", "publisher"] : [person];
        if (!Roles[action].Intersect(roles).Any())
        {
            return (HttpStatusCode.Forbidden, "noRight");
        }

        switch (States[state][Array.IndexOf(Actions, action)])
        {
            case "-":
                return (HttpStatusCode.Conflict, "illegalMove");
            case "L":
                return (HttpStatusCode.Conflict, "live");
        }

        if (action is "approve" or "reject")
        {
            if (!roles.Contains(StageRoles[state]))
            {
                return (HttpStatusCode.Forbidden, "stageRole");
            }

            if (person != "writer" && Passed.GetValueOrDefault(state, []).Contains(person))
            {
                return (HttpStatusCode.Forbidden, "alreadyActed");
            }
        }

        if (person == "writer" && action is ("approve" or "reject" or "publish" or "schedule" or "confirm"))
        {
            return (HttpStatusCode.Forbidden, "ownText");
        }

        // Nothing was published in a hurry, so there is nothing to confirm: the call got as far as that.
        return action == "confirm" ? (HttpStatusCode.BadRequest, "badInput") : (HttpStatusCode.OK, "");
    }
}
