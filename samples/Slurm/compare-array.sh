#!/usr/bin/env bash
# One part of a study over a tree, for a Slurm job array; docs/slurm.md.
#   sbatch --array=1-16 samples/Slurm/compare-array.sh ARCHIVE STUDY [options of 'numvid compare']
#SBATCH --job-name=numvid-compare
#SBATCH --requeue
#SBATCH --open-mode=append
set -u
archive=$1
study=$2
shift 2

# Which part: arrays may begin anywhere and have a step.
number=$(((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN) / ${SLURM_ARRAY_TASK_STEP:-1} + 1))

# NUMVID may be a command of several words.
# shellcheck disable=SC2086
${NUMVID:-numvid} compare "$archive" --out "$study" --shard "$number/$SLURM_ARRAY_TASK_COUNT" --resume --quiet "$@"
code=$?

# Killed by a signal, by the kernel for memory or by somebody: twice more, from where it stopped. What an input lacks (1, 2) does not go
# away by itself.
if [ "$code" -gt 128 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 2 ]; then
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
